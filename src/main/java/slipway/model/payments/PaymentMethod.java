package slipway.model.payments;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.Moment;

/**
 * Why an account is verified: what is on file with a payment provider, or that an operator has vouched for its owner.
 * An account is verified as long as it has one; no number of a card is ever in here.
 */
@Entity
@Table(name = "payment_method")
public class PaymentMethod {
    /** The provider of those whom an operator has confirmed. */
    public static final String MANUAL = "manual";

    @Id
    @Column(name = "account_id")
    private UUID accountId;

    private String provider;
    private @Nullable String customer;
    private String label;
    private Instant since;

    @SuppressWarnings("NullAway.Init")
    protected PaymentMethod() {}

    private PaymentMethod(UUID accountId, String provider, @Nullable String customer, String label) {
        this.accountId = accountId;
        this.provider = provider;
        this.customer = customer;
        this.label = label;
        this.since = Moment.now();
    }

    public static PaymentMethod confirmedByOperator(UUID accountId) {
        return new PaymentMethod(accountId, MANUAL, null, "confirmed by an operator");
    }

    /**
     * One that is on file with a provider.
     *
     * @param customer the provider's reference of the account
     * @param label what the owner knows it by, such as {@code visa •••• 4242}
     */
    public static PaymentMethod onFile(UUID accountId, String provider, String customer, String label) {
        return new PaymentMethod(accountId, provider, customer, label);
    }

    public UUID accountId() {
        return accountId;
    }

    public String provider() {
        return provider;
    }

    /** Whether only an operator can take it back. */
    public boolean isManual() {
        return provider.equals(MANUAL);
    }

    /** Absent for those whom an operator has confirmed. */
    public Optional<String> customer() {
        return Optional.ofNullable(customer);
    }

    /** For its owner alone. */
    public String label() {
        return label;
    }

    public Instant since() {
        return since;
    }

    /** Takes the place of an operator's word. */
    public void become(PaymentMethod other) {
        this.provider = other.provider;
        this.customer = other.customer;
        this.label = other.label;
        this.since = other.since;
    }
}
