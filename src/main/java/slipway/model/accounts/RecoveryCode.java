package slipway.model.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One of the codes that let somebody in, once, who has lost the authenticator app; only its hash is kept. */
@Entity
@Table(name = "recovery_code")
public class RecoveryCode {
    /** How many an account gets at a time. */
    public static final int COUNT = 10;

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "code_hash")
    private String codeHash;

    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    @SuppressWarnings("NullAway.Init")
    protected RecoveryCode() {}

    public RecoveryCode(UUID accountId, String codeHash) {
        this.id = UUID.randomUUID();
        this.accountId = accountId;
        this.codeHash = codeHash;
    }

    public UUID id() {
        return id;
    }

    public UUID accountId() {
        return accountId;
    }

    public String codeHash() {
        return codeHash;
    }

    public boolean isUsed() {
        return usedAt != null;
    }
}
