package slipway.model.domains;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.Moment;
import slipway.model.OptionalUuidConverter;

/** A custom host name, or wildcard, under which an app answers beside its own name below the platform's domain. */
@Entity
@Table(name = "domain")
public class Domain {
    @Id
    private UUID id;

    @Column(name = "app_id")
    private UUID appId;

    private String hostname;

    private String reversed;

    @Column(name = "dns_label")
    private String dnsLabel;

    @Column(name = "sni_endpoint_id")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID sniEndpointId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected Domain() {}

    /** @param dnsLabel what makes the domain's DNS target its own, for its whole life */
    public Domain(UUID appId, Hostname hostname, String dnsLabel, Optional<UUID> sniEndpointId) {
        this.id = UUID.randomUUID();
        this.appId = appId;
        this.hostname = hostname.text();
        this.reversed = hostname.reversed();
        this.dnsLabel = dnsLabel;
        this.sniEndpointId = sniEndpointId.orElse(null);
        this.createdAt = Moment.now();
        this.updatedAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public UUID appId() {
        return appId;
    }

    public Hostname hostname() {
        return new Hostname(hostname);
    }

    /** Sorts names that are below one another together; only the database reads it. */
    public String reversed() {
        return reversed;
    }

    public String dnsLabel() {
        return dnsLabel;
    }

    /** Whose certificate is for this domain. */
    public Optional<UUID> sniEndpointId() {
        return Optional.ofNullable(sniEndpointId);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public void secureWith(Optional<UUID> endpointId) {
        this.sniEndpointId = endpointId.orElse(null);
        this.updatedAt = Moment.now();
    }
}
