package slipway.model.oauth;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.Moment;

/** A grant of access to an account by one token, of which only the hash is kept. */
@Entity
@Table(name = "oauth_authorization")
public class OAuthAuthorization {
    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    private String description;

    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected OAuthAuthorization() {}

    public OAuthAuthorization(UUID accountId, String description, String tokenHash, @Nullable Instant expiresAt) {
        this.id = UUID.randomUUID();
        this.accountId = accountId;
        this.description = description;
        this.tokenHash = tokenHash;
        this.createdAt = Moment.now();
        this.updatedAt = createdAt;
        this.expiresAt = expiresAt;
    }

    public UUID id() {
        return id;
    }

    public UUID accountId() {
        return accountId;
    }

    public String description() {
        return description;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** Absent for a token that never expires. */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    public boolean isExpired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }
}
