package slipway.api.billing;

import java.math.BigDecimal;
import java.util.UUID;
import slipway.model.billing.BillLine;
import slipway.service.billing.money.Dollars;

/**
 * What an app has used of one size at one price.
 *
 * @param pricePerMonth dollars, for 720 hours
 * @param cost dollars
 */
public record UsageLine(App app, String kind, String plan, BigDecimal pricePerMonth, long seconds, BigDecimal cost) {
    /** As it was called then; it may be gone. */
    public record App(UUID id, String name) {}

    static UsageLine of(BillLine line) {
        return new UsageLine(
                new App(line.appId(), line.appName()),
                line.kind(),
                line.plan(),
                Dollars.number(line.centsPerMonth()),
                line.seconds(),
                Dollars.number(line.cents()));
    }
}
