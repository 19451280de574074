package slipway.service.billing.money;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.accounts.Account;
import slipway.model.billing.Bill;
import slipway.model.billing.BillLine;
import slipway.model.billing.BillingMonth;
import slipway.model.billing.ClosedMonth;
import slipway.model.billing.Invoice;
import slipway.model.billing.InvoiceLine;
import slipway.service.billing.ledger.HourLedger;
import slipway.service.billing.ledger.UsageRecords;

/** Makes the invoices of a month that is over: each account's in a transaction of its own, and only once. */
@ApplicationScoped
@Transactional
public class MonthClosing {
    /**
     * Invoices wait for a day after the month, and for a day in which nobody has set the clock: what comes from a wrong
     * one could never be put right.
     */
    private static final Duration PATIENCE = Duration.ofDays(1);

    /** The first month that may not be closed yet. */
    private volatile @Nullable BillingMonth closedUpTo;

    @Inject
    EntityManager entities;

    @Inject
    HourLedger ledger;

    @Inject
    UsageRecords usage;

    @Inject
    Credits credits;

    /** The oldest month that is over and not closed yet. */
    public Optional<BillingMonth> due() {
        Instant latest = ledger.now().minus(PATIENCE);
        if (ledger.steadySince().isAfter(latest)) {
            return Optional.empty();
        }
        Optional<BillingMonth> month =
                Optional.ofNullable(closedUpTo).or(() -> usage.beginning().map(BillingMonth::of));
        while (month.isPresent() && !month.get().end().isAfter(latest)) {
            if (entities.find(ClosedMonth.class, month.get().toString()) == null) {
                return month;
            }
            month = month.map(BillingMonth::next);
            closedUpTo = month.orElseThrow();
        }
        return Optional.empty();
    }

    /** Those whose invoices are to be made. */
    public List<UUID> accountsIn(BillingMonth month) {
        return usage.accountsIn(month);
    }

    /** Makes an account's invoice, unless it is made already or there is nothing to pay. */
    public void invoice(UUID accountId, BillingMonth month) {
        Account account = entities.find(Account.class, accountId);
        Bill bill = usage.bill(accountId, month);
        if (account == null || bill.cents() == 0 || isMade(accountId, month)) {
            return;
        }
        Invoice invoice = new Invoice(nextNumber(), account, bill, credits.left(accountId));
        entities.persist(invoice);
        int place = 0;
        for (BillLine line : bill.lines()) {
            entities.persist(new InvoiceLine(invoice, ++place, line));
        }
    }

    private boolean isMade(UUID accountId, BillingMonth month) {
        return entities.createQuery(
                                "select count(i) from Invoice i where i.accountId = :account and i.month = :month",
                                Long.class)
                        .setParameter("account", accountId)
                        .setParameter("month", month.toString())
                        .getSingleResult()
                > 0;
    }

    private long nextNumber() {
        return ((Number) entities.createNativeQuery("SELECT nextval('invoice_number')")
                        .getSingleResult())
                .longValue();
    }

    /** All invoices of the month are made. */
    public void close(BillingMonth month) {
        if (entities.find(ClosedMonth.class, month.toString()) == null) {
            entities.persist(new ClosedMonth(month));
        }
    }
}
