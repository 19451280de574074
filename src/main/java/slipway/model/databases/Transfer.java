package slipway.model.databases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;
import slipway.model.Moment;

/**
 * A backup of a database, or a database filled from a backup or from another one.
 *
 * <p>Life: pending, running, then succeeded, failed or canceled. One that was running when the platform was killed runs
 * again from its beginning.
 */
@Entity
@Table(name = "addon_transfer")
public class Transfer {
    /** What is moved where. */
    public enum Kind {
        BACKUP,
        RESTORE,
        COPY
    }

    /** How far it is. */
    public enum State {
        PENDING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELED
    }

    /** What pg_restore says at its end before the number of statements that failed. */
    public static final String ERRORS_IGNORED = "errors ignored on restore: ";

    /** Longest log, in characters. */
    private static final int MAX_LOG = 20_000;

    @Id
    private UUID id;

    @Column(name = "app_id")
    private UUID appId;

    private int num;

    @Column(name = "addon_id")
    private UUID addOnId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private boolean scheduled;

    @Column(name = "from_name")
    private String fromName;

    @Column(name = "to_name")
    private String toName;

    @Column(name = "sealed_source")
    private byte @Nullable [] sealedSource;

    @Column(name = "sealed_target")
    private byte @Nullable [] sealedTarget;

    @Enumerated(EnumType.STRING)
    private State state = State.PENDING;

    private String log;

    @Column(name = "source_bytes")
    private long sourceBytes;

    private long bytes;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Transfer() {}

    /**
     * @param id chosen by the caller, since what is secret is sealed for it
     * @param addOnId the database that it is about: the target's, but for a backup
     */
    public Transfer(UUID id, UUID appId, int num, UUID addOnId, Kind kind, String fromName, String toName) {
        this.id = id;
        this.appId = appId;
        this.num = num;
        this.addOnId = addOnId;
        this.kind = kind;
        this.fromName = fromName;
        this.toName = toName;
        this.log = "";
        this.createdAt = Moment.now();
    }

    /** Made by a schedule. */
    public Transfer bySchedule() {
        this.scheduled = true;
        return this;
    }

    /** Kept only for so long, whatever else there is. */
    public Transfer expiringAfter(Duration time) {
        this.expiresAt = createdAt.plus(time);
        return this;
    }

    /** Where its data comes from: a URL; for a restore, perhaps one of our own backups. */
    public Transfer from(byte[] sealed) {
        this.sealedSource = sealed.clone();
        return this;
    }

    public Transfer to(byte[] sealed) {
        this.sealedTarget = sealed.clone();
        return this;
    }

    public UUID id() {
        return id;
    }

    public UUID appId() {
        return appId;
    }

    /** Counted by app, over all kinds. */
    public int num() {
        return num;
    }

    public UUID addOnId() {
        return addOnId;
    }

    public Kind kind() {
        return kind;
    }

    public boolean isBackup() {
        return kind == Kind.BACKUP;
    }

    public boolean isScheduled() {
        return scheduled;
    }

    public String fromName() {
        return fromName;
    }

    public String toName() {
        return toName;
    }

    public Optional<byte[]> sealedSource() {
        return Optional.ofNullable(sealedSource).map(byte[]::clone);
    }

    public Optional<byte[]> sealedTarget() {
        return Optional.ofNullable(sealedTarget).map(byte[]::clone);
    }

    public State state() {
        return state;
    }

    public boolean isOver() {
        return endedAt != null;
    }

    public boolean isUsable() {
        return isBackup() && state == State.SUCCEEDED;
    }

    /** Lines, each with its time before it. */
    public String log() {
        return log;
    }

    /** Statements of a restore that failed, while others went on. */
    public int warnings() {
        int at = log.lastIndexOf(ERRORS_IGNORED);
        String rest = at < 0 ? "0" : log.substring(at + ERRORS_IGNORED.length()).split("\\D", 2)[0];
        return rest.isEmpty() ? 0 : Integer.parseInt(rest);
    }

    /** Of what is moved, on disk; 0 while nobody knows. */
    public long sourceBytes() {
        return sourceBytes;
    }

    /** Of the backup. */
    public long bytes() {
        return bytes;
    }

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public void begin(long size) {
        this.state = State.RUNNING;
        this.startedAt = Moment.now();
        this.sourceBytes = size;
        this.bytes = 0;
    }

    public void moved(long size) {
        this.bytes = size;
    }

    /** Notes what happens. */
    public void say(String line) {
        String dated = Moment.now() + " " + line + "\n";
        String all = log + dated;
        this.log = all.length() <= MAX_LOG ? all : all.substring(all.length() - MAX_LOG);
    }

    public void end(State how) {
        if (!isOver()) {
            this.state = how;
            this.endedAt = Moment.now();
        }
    }

    public void cancel() {
        if (isOver()) {
            throw new InvalidParamsException(
                    "This transfer has " + state.name().toLowerCase(Locale.ROOT) + " already.");
        }
        say("Canceled");
        end(State.CANCELED);
    }
}
