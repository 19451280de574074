package slipway.model.logs;

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

/** A place outside to which an app's log is sent as it comes. */
@Entity
@Table(name = "log_drain")
public class LogDrain {
    /** Drains of one app (Dev Center, "Log drains"). */
    public static final int MOST = 5;

    @Id
    private UUID id;

    @Column(name = "app_id")
    private UUID appId;

    private String token;

    @Column(name = "sealed_url")
    private byte[] sealedUrl;

    @Column(name = "addon_id")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID addOnId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected LogDrain() {}

    public LogDrain(UUID appId, byte[] sealedUrl) {
        this(appId, sealedUrl, "d." + UUID.randomUUID());
    }

    private LogDrain(UUID appId, byte[] sealedUrl, String token) {
        this.id = UUID.randomUUID();
        this.appId = appId;
        this.token = token;
        this.sealedUrl = sealedUrl.clone();
        this.createdAt = Moment.now();
        this.updatedAt = createdAt;
    }

    /** One that comes and goes with an add-on, under a token that its provider knows already. */
    public static LogDrain of(UUID addOn, UUID appId, byte[] sealedUrl, String token) {
        LogDrain drain = new LogDrain(appId, sealedUrl, token);
        drain.addOnId = addOn;
        return drain;
    }

    public UUID id() {
        return id;
    }

    public UUID appId() {
        return appId;
    }

    /** The add-on that it came with; absent for one that somebody added. */
    public Optional<UUID> addOnId() {
        return Optional.ofNullable(addOnId);
    }

    /** What receivers know the drain by. */
    public String token() {
        return token;
    }

    /** The URL, encrypted, since it may hold credentials. */
    public byte[] sealedUrl() {
        return sealedUrl.clone();
    }

    /** @param sealed another URL, encrypted */
    public void leadTo(byte[] sealed) {
        this.sealedUrl = sealed.clone();
        this.updatedAt = Moment.now();
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
