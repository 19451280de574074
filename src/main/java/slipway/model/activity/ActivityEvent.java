package slipway.model.activity;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.Moment;
import slipway.model.OptionalUuidConverter;

/** One change: who did what, when, from where, and with which token. Never changed, and kept when the app is gone. */
@Entity
@Table(name = "activity_event")
public class ActivityEvent {
    @Id
    private UUID id;

    /** Given by the database; what pages of the list go by. */
    @Column(name = "seq", insertable = false, updatable = false)
    private long seq;

    @Column(name = "app_id")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID appId;

    @Column(name = "app_name")
    private @Nullable String appName;

    @Column(name = "account_id")
    private UUID accountId;

    private String email;

    private String kind;

    @Enumerated(EnumType.STRING)
    private Action action;

    private String description;

    @Embedded
    private StoredOrigin origin;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected ActivityEvent() {}

    /** @param kind what was changed, such as {@code release} */
    public ActivityEvent(UUID accountId, String email, String kind, Action action, String description, Origin origin) {
        this.id = UUID.randomUUID();
        this.accountId = accountId;
        this.email = email;
        this.kind = kind;
        this.action = action;
        this.description = description;
        this.origin = new StoredOrigin(origin);
        this.createdAt = Moment.now();
    }

    /** Says to which app it happened; the name is the app's of that time. */
    public ActivityEvent in(UUID app, String name) {
        this.appId = app;
        this.appName = name;
        return this;
    }

    public UUID id() {
        return id;
    }

    public long seq() {
        return seq;
    }

    public Optional<UUID> appId() {
        return Optional.ofNullable(appId);
    }

    public Optional<String> appName() {
        return Optional.ofNullable(appName);
    }

    public UUID accountId() {
        return accountId;
    }

    public String email() {
        return email;
    }

    public String kind() {
        return kind;
    }

    public Action action() {
        return action;
    }

    public String description() {
        return description;
    }

    public Origin origin() {
        return origin.origin();
    }

    public Instant createdAt() {
        return createdAt;
    }
}
