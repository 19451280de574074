package slipway.service.billing.money;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import slipway.model.NotFoundException;
import slipway.model.Uuids;
import slipway.model.billing.Bill;
import slipway.model.billing.BillLine;
import slipway.model.billing.BillingMonth;
import slipway.model.billing.Invoice;
import slipway.model.billing.InvoiceLine;
import slipway.service.access.Actor;
import slipway.service.billing.ledger.HourLedger;
import slipway.service.billing.ledger.UsageRecords;

/** What people see of what they have used and owe: their own, and operators everybody's. */
@ApplicationScoped
@Transactional
public class Invoices {
    @Inject
    EntityManager entities;

    @Inject
    HourLedger ledger;

    @Inject
    UsageRecords usage;

    @Inject
    Credits credits;

    /** What the present month has cost so far. */
    public Bill soFar(Actor actor) {
        return usage.bill(actor.accountId(), BillingMonth.of(ledger.now()));
    }

    /** US cents that the next invoices need not be paid with. */
    public long credit(Actor actor) {
        return credits.left(actor.accountId());
    }

    /** The actor's, the newest first. */
    public List<Invoice> list(Actor actor) {
        return entities.createQuery(
                        "select i from Invoice i where i.accountId = :account order by i.number desc", Invoice.class)
                .setParameter("account", actor.accountId())
                .getResultList();
    }

    /** One of the actor's, or for operators anybody's, by its number or UUID. */
    public Invoice require(Actor actor, String numberOrId) {
        return entities.createQuery("select i from Invoice i where i.id = :id or i.number = :number", Invoice.class)
                .setParameter("id", Uuids.orNone(numberOrId))
                .setParameter("number", number(numberOrId))
                .getResultStream()
                .filter(invoice -> invoice.accountId().equals(actor.accountId()) || actor.isOperator())
                .findFirst()
                .orElseThrow(() -> new NotFoundException("invoice"));
    }

    /** What an invoice that the actor was given is made of. */
    public List<BillLine> lines(Invoice invoice) {
        return entities.createQuery(
                        "select l from InvoiceLine l where l.invoiceId = :invoice order by l.place", InvoiceLine.class)
                .setParameter("invoice", invoice.id())
                .getResultStream()
                .map(InvoiceLine::line)
                .toList();
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }
}
