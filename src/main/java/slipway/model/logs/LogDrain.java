package slipway.model.logs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import slipway.model.Moment;

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

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected LogDrain() {}

    public LogDrain(UUID appId, byte[] sealedUrl) {
        this.id = UUID.randomUUID();
        this.appId = appId;
        this.token = "d." + UUID.randomUUID();
        this.sealedUrl = sealedUrl.clone();
        this.createdAt = Moment.now();
        this.updatedAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public UUID appId() {
        return appId;
    }

    /** What receivers know the drain by. */
    public String token() {
        return token;
    }

    /** The URL, encrypted, since it may hold credentials. */
    public byte[] sealedUrl() {
        return sealedUrl.clone();
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
