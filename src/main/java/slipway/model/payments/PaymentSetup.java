package slipway.model.payments;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import slipway.model.Moment;

/** That somebody was sent to a provider to leave a payment method there; only such a session is ever asked about. */
@Entity
@Table(name = "payment_setup")
public class PaymentSetup {
    /** How long somebody may take: what Stripe's Checkout allows, and an hour for clocks. */
    public static final Duration LONGEST = Duration.ofHours(25);

    @Id
    private String session;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected PaymentSetup() {}

    /** @param session the provider's reference */
    public PaymentSetup(String session, UUID accountId) {
        this.session = session;
        this.accountId = accountId;
        this.createdAt = Moment.now();
    }

    public String session() {
        return session;
    }

    public UUID accountId() {
        return accountId;
    }

    public boolean isOpen() {
        return createdAt.plus(LONGEST).isAfter(Moment.now());
    }
}
