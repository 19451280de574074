package slipway.web.billing;

import java.io.Serializable;
import java.util.UUID;
import slipway.service.billing.AccountBilling;
import slipway.service.billing.money.Dollars;

/** An account in the operator's list. */
public record AccountUsageRow(UUID id, String email, PoolView pool, String total, String credit)
        implements Serializable {
    static AccountUsageRow of(AccountBilling found) {
        return new AccountUsageRow(
                found.account().id(),
                found.account().email(),
                PoolView.of(found.pool()),
                Dollars.of(found.bill().cents()),
                found.creditCents() == 0 ? "" : Dollars.of(found.creditCents()));
    }
}
