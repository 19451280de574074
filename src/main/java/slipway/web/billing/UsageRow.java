package slipway.web.billing;

import java.io.Serializable;
import slipway.model.billing.BillLine;
import slipway.service.billing.money.Dollars;

/**
 * A line of a bill, for people.
 *
 * @param price of a month
 */
public record UsageRow(String app, String plan, String price, String time, String cost) implements Serializable {
    static UsageRow of(BillLine line) {
        return new UsageRow(
                line.appName(),
                line.plan(),
                line.centsPerMonth() == 0 ? "free" : Dollars.of(line.centsPerMonth()),
                Hours.of(line.seconds()),
                Dollars.of(line.cents()));
    }
}
