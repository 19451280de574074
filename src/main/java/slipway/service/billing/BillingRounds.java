package slipway.service.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.model.billing.BillingMonth;
import slipway.service.billing.hours.Pools;
import slipway.service.billing.ledger.HourLedger;
import slipway.service.billing.money.MonthClosing;
import slipway.service.billing.money.SpendingLimits;

/** What has to be done about money from time to time; each step is a transaction, and none minds being repeated. */
@ApplicationScoped
public class BillingRounds {
    private static final Logger LOG = Logger.getLogger(BillingRounds.class.getName());

    @Inject
    HourLedger ledger;

    @Inject
    Pools pools;

    @Inject
    SpendingLimits limits;

    @Inject
    MonthClosing closing;

    /** Returns what has become of the free hours; what fails of the rest is left for the next time. */
    public Pools.Review run() {
        attempt("New terms", ledger::renew);
        Pools.Review review = pools.review();
        attempt("Spending limits", limits::review);
        attempt("Invoices", this::close);
        return review;
    }

    private void close() {
        Optional<BillingMonth> due = closing.due();
        while (due.isPresent()) {
            BillingMonth month = due.get();
            for (UUID account : closing.accountsIn(month)) {
                closing.invoice(account, month);
            }
            closing.close(month);
            due = closing.due();
        }
    }

    private static void attempt(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, what + " could not be seen to", e);
        }
    }
}
