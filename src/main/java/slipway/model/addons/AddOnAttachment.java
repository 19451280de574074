package slipway.model.addons;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.Moment;

/** A name by which an app has an add-on; its config vars begin with it. */
@Entity
@Table(name = "addon_attachment")
public class AddOnAttachment {
    @Id
    private UUID id;

    @Column(name = "addon_id")
    private UUID addOnId;

    @Column(name = "app_id")
    private UUID appId;

    private String name;
    private @Nullable String namespace;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected AddOnAttachment() {}

    public AddOnAttachment(UUID addOnId, UUID appId, AttachmentName name, Optional<String> namespace) {
        this.id = UUID.randomUUID();
        this.addOnId = addOnId;
        this.appId = appId;
        this.name = name.text();
        this.namespace = namespace.orElse(null);
        this.createdAt = Moment.now();
        this.updatedAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public UUID addOnId() {
        return addOnId;
    }

    public UUID appId() {
        return appId;
    }

    /** Such as {@code DATABASE}. */
    public String name() {
        return name;
    }

    /** Which of an add-on's several configs it has, such as {@code credential:analyst}; absent for the usual one. */
    public Optional<String> namespace() {
        return Optional.ofNullable(namespace);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
