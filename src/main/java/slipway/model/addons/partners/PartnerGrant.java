package slipway.model.addons.partners;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.Moment;

/**
 * A provider's leave to change one add-on. Life: a code, sent with the wish to make the add-on; then, once the provider has
 * exchanged it, a token that does not expire, by which it gets others that do. All are kept as hashes, and end with the
 * add-on.
 */
@Entity
@Table(name = "partner_grant")
public class PartnerGrant {
    /** For which a code can be exchanged (Dev Center, "Add-on Partner API Reference", oauth_grant: 5 minutes). */
    public static final Duration CODE_LIFE = Duration.ofMinutes(5);

    @Id
    private UUID id;

    @Column(name = "addon_id")
    private UUID addOnId;

    @Column(name = "code_hash")
    private String codeHash;

    @Column(name = "code_expires_at")
    private Instant codeExpiresAt;

    @Column(name = "refresh_hash")
    private @Nullable String refreshHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected PartnerGrant() {}

    public PartnerGrant(UUID addOnId, String codeHash) {
        this.id = UUID.randomUUID();
        this.addOnId = addOnId;
        this.codeHash = codeHash;
        this.createdAt = Moment.now();
        this.codeExpiresAt = createdAt.plus(CODE_LIFE);
    }

    /** Whether its code is still to be exchanged, and not too late. */
    public boolean isExchangeable() {
        return refreshHash == null && codeExpiresAt.isAfter(Moment.now());
    }

    /** The code was exchanged for a token that does not expire. */
    public void exchange(String newRefreshHash) {
        this.refreshHash = newRefreshHash;
    }

    public UUID id() {
        return id;
    }

    public UUID addOnId() {
        return addOnId;
    }

    public Instant codeExpiresAt() {
        return codeExpiresAt;
    }
}
