package slipway.service.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import slipway.model.billing.BillingMonth;

/** What has to be done about money from time to time; each step is a transaction, and none minds being repeated. */
@ApplicationScoped
public class BillingRounds {
    @Inject
    HourLedger ledger;

    @Inject
    Pools pools;

    @Inject
    SpendingLimits limits;

    @Inject
    MonthClosing closing;

    /** Returns what has become of the free hours. */
    public Pools.Review run() {
        ledger.renew();
        limits.review();
        Optional<BillingMonth> due = closing.due();
        while (due.isPresent()) {
            BillingMonth month = due.get();
            for (UUID account : closing.accountsIn(month)) {
                closing.invoice(account, month);
            }
            closing.close(month);
            due = closing.due();
        }
        return pools.review();
    }
}
