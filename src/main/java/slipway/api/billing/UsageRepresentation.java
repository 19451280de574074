package slipway.api.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import slipway.model.billing.Bill;
import slipway.service.billing.hours.Pool;
import slipway.service.billing.money.Dollars;

/**
 * What an account has used in the present month so far. Heroku has this for teams alone.
 *
 * @param month such as {@code 2026-11}
 * @param freeSeconds of the month
 * @param freeSecondsEmptyAt when they will be used up at the rate of this month; null where they will last
 * @param total dollars
 */
public record UsageRepresentation(
        String month,
        long freeSeconds,
        long freeSecondsUsed,
        @Nullable Instant freeSecondsEmptyAt,
        BigDecimal total,
        List<UsageLine> lines) {
    static UsageRepresentation of(Bill bill, Pool pool) {
        return new UsageRepresentation(
                bill.month().toString(),
                pool.quota(),
                pool.used(),
                pool.emptyAt().orElse(null),
                Dollars.number(bill.cents()),
                bill.lines().stream().map(UsageLine::of).toList());
    }
}
