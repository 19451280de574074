package slipway.model.billing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import slipway.model.Moment;

/** A month of which all invoices are made, so that it need not be looked at again. */
@Entity
@Table(name = "closed_month")
public class ClosedMonth {
    @Id
    private String month;

    @Column(name = "closed_at")
    private Instant closedAt;

    @SuppressWarnings("NullAway.Init")
    protected ClosedMonth() {}

    public ClosedMonth(BillingMonth month) {
        this.month = month.toString();
        this.closedAt = Moment.now();
    }

    public Instant closedAt() {
        return closedAt;
    }
}
