package slipway.model.billing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A line of an invoice, as the bill had it. */
@Entity
@Table(name = "invoice_line")
public class InvoiceLine {
    @Id
    private UUID id;

    @Column(name = "invoice_id")
    private UUID invoiceId;

    private int place;

    @Column(name = "app_id")
    private UUID appId;

    @Column(name = "app_name")
    private String appName;

    private String kind;
    private String plan;

    @Column(name = "cents_per_month")
    private int centsPerMonth;

    private long seconds;
    private long cents;

    @SuppressWarnings("NullAway.Init")
    protected InvoiceLine() {}

    public InvoiceLine(Invoice invoice, int place, BillLine line) {
        this.id = UUID.randomUUID();
        this.invoiceId = invoice.id();
        this.place = place;
        this.appId = line.appId();
        this.appName = line.appName();
        this.kind = line.kind();
        this.plan = line.plan();
        this.centsPerMonth = line.centsPerMonth();
        this.seconds = line.seconds();
        this.cents = line.cents();
    }

    public UUID invoiceId() {
        return invoiceId;
    }

    /** From 1. */
    public int place() {
        return place;
    }

    public BillLine line() {
        return new BillLine(appId, appName, kind, plan, centsPerMonth, seconds, cents);
    }
}
