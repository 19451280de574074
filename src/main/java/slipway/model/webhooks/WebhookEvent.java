package slipway.model.webhooks;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.Moment;
import slipway.model.OptionalUuidConverter;
import slipway.model.activity.Action;

/** A change of which at least one webhook is told, with the thing as it was then. Never changed. */
@Entity
@Table(name = "webhook_event")
public class WebhookEvent {
    /** How long events and their deliveries are kept. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** Who did it. */
    public record Doer(UUID id, String email) {}

    @Id
    private UUID id;

    /** Given by the database; what pages of the list go by. */
    @Column(name = "seq", insertable = false, updatable = false)
    private long seq;

    @Column(name = "app_id")
    private UUID appId;

    @Column(name = "addon_id")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID addOnId;

    private String include;

    @Enumerated(EnumType.STRING)
    private Action action;

    @Column(name = "actor_id")
    private UUID actorId;

    @Column(name = "actor_email")
    private String actorEmail;

    private String data;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected WebhookEvent() {}

    /**
     * @param addOnId the add-on whose provider is told; absent where it is the app's people
     * @param data the thing as JSON
     */
    public WebhookEvent(
            UUID appId, Optional<UUID> addOnId, WebhookInclude include, Action action, Doer actor, String data) {
        this.addOnId = addOnId.orElse(null);
        this.id = UUID.randomUUID();
        this.appId = appId;
        this.include = include.word();
        this.action = action;
        this.actorId = actor.id();
        this.actorEmail = actor.email();
        this.data = data;
        this.createdAt = Moment.now();
    }

    public UUID id() {
        return id;
    }

    public long seq() {
        return seq;
    }

    public UUID appId() {
        return appId;
    }

    public Optional<UUID> addOnId() {
        return Optional.ofNullable(addOnId);
    }

    /** Such as {@code api:release}. */
    public String include() {
        return include;
    }

    /** Such as {@code release}. */
    public String resource() {
        return include.substring(include.indexOf(':') + 1);
    }

    public Action action() {
        return action;
    }

    public Doer actor() {
        return new Doer(actorId, actorEmail);
    }

    /** The thing as JSON. */
    public String data() {
        return data;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
