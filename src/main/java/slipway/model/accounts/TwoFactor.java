package slipway.model.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import slipway.model.Moment;

/** The authenticator app of an account: its sealed secret, and up to which of its codes they are spent. */
@Entity
@Table(name = "two_factor")
public class TwoFactor {
    @Id
    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "sealed_secret")
    private byte[] sealedSecret;

    @Column(name = "last_step")
    private long lastStep;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected TwoFactor() {}

    /** @param lastStep the step of the code that proved that the app has the secret */
    public TwoFactor(UUID accountId, byte[] sealedSecret, long lastStep) {
        this.accountId = accountId;
        this.sealedSecret = sealedSecret.clone();
        this.lastStep = lastStep;
        this.createdAt = Moment.now();
    }

    public UUID accountId() {
        return accountId;
    }

    public byte[] sealedSecret() {
        return sealedSecret.clone();
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Whether {@code code} is good; it is spent then, and so are all before it. */
    public boolean spend(String code, String secret, Instant now) {
        OptionalLong step = Totp.stepOf(code, secret, now, lastStep);
        step.ifPresent(spent -> lastStep = spent);
        return step.isPresent();
    }
}
