package slipway.model.addons.partners;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import slipway.model.Moment;

/** A token by which a provider reads and changes one add-on of its service, for a few hours. */
@Entity
@Table(name = "partner_token")
public class PartnerToken {
    /** Dev Center, "Platform API for Partners": 8 hours. */
    public static final Duration LIFE = Duration.ofHours(8);

    @Id
    private UUID id;

    @Column(name = "grant_id")
    private UUID grantId;

    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected PartnerToken() {}

    public PartnerToken(UUID grantId, String tokenHash) {
        this.id = UUID.randomUUID();
        this.grantId = grantId;
        this.tokenHash = tokenHash;
        this.createdAt = Moment.now();
        this.expiresAt = createdAt.plus(LIFE);
    }

    public UUID id() {
        return id;
    }

    public UUID grantId() {
        return grantId;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
