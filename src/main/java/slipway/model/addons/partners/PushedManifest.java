package slipway.model.addons.partners;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import slipway.model.Moment;

/** A manifest as a provider has pushed it once: the history of a service, of which the newest counts. */
@Entity
@Table(name = "addon_manifest")
public class PushedManifest {
    @Id
    private UUID id;

    @Column(name = "service_id")
    private UUID serviceId;

    private byte[] sealed;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected PushedManifest() {}

    /** @param id stands in the manifest itself, so that it is known beforehand */
    public PushedManifest(UUID id, UUID serviceId, byte[] sealed) {
        this.id = id;
        this.serviceId = serviceId;
        this.sealed = sealed.clone();
        this.createdAt = Moment.now();
    }

    public UUID id() {
        return id;
    }

    public UUID serviceId() {
        return serviceId;
    }

    /** There are secrets in it. */
    public byte[] sealed() {
        return sealed.clone();
    }

    public Instant createdAt() {
        return createdAt;
    }
}
