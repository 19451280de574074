package slipway.model.oauth;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private String scope;

    /** Whether it was got by signing in, rather than made with another token: it then ends with the password. */
    @Column(name = "by_password")
    private boolean byPassword;

    @Column(name = "created_at")
    private Instant createdAt;

    /** When the present token was made. */
    @Column(name = "granted_at")
    private Instant grantedAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected OAuthAuthorization() {}

    public OAuthAuthorization(
            UUID accountId,
            String description,
            Set<Scope> scope,
            String tokenHash,
            @Nullable Instant expiresAt,
            boolean byPassword) {
        this.id = UUID.randomUUID();
        this.accountId = accountId;
        this.description = description;
        this.scope = Scope.text(scope);
        this.tokenHash = tokenHash;
        this.byPassword = byPassword;
        this.createdAt = Moment.now();
        this.updatedAt = createdAt;
        this.grantedAt = createdAt;
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

    public Set<Scope> scope() {
        return Scope.parse(List.of(scope.split(",")));
    }

    public boolean isByPassword() {
        return byPassword;
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

    public void describe(String newDescription) {
        this.description = newDescription;
        this.updatedAt = Moment.now();
    }

    /** The old token is good for nothing from now on; the new one lives as long as the old one was meant to. */
    public void regenerate(String newTokenHash) {
        Instant now = Moment.now();
        if (expiresAt != null) {
            expiresAt = now.plus(Duration.between(grantedAt, expiresAt));
        }
        this.tokenHash = newTokenHash;
        this.grantedAt = now;
        this.updatedAt = now;
    }
}
