package slipway.model.dynos;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.Moment;
import slipway.model.releases.Procfile;

/**
 * One process of a formation, from its start until it has ended or been replaced; or a one-off command.
 *
 * <p>Life: starting, up (web: its port is bound; others: at once), then crashed, or down while it is being stopped. A
 * dyno that is down is no longer a part of the app; its row goes when its process has ended. One that naps goes on when
 * it is asked for; one that is asleep keeps the place for the dyno that is then started.
 */
@Entity
@Table(name = "dyno")
public class Dyno {
    /** A dyno that crashes within this time of its start failed to boot (Dev Center, "Dyno crash restart policy"). */
    public static final Duration BOOT_CRASH = Duration.ofMinutes(10);

    @Id
    private UUID id;

    @Column(name = "app_id")
    private UUID appId;

    @Column(name = "release_id")
    private UUID releaseId;

    @Column(name = "release_version")
    private int releaseVersion;

    private String type;
    private int number;
    private String command;

    private String size;

    @Enumerated(EnumType.STRING)
    private DynoState state = DynoState.STARTING;

    private int port;

    /** Boot crashes in a row, in this place of the formation and release. */
    private int crashes;

    @Column(name = "restart_requested")
    private boolean restartRequested;

    @Column(name = "restart_at")
    private @Nullable Instant restartAt;

    @Column(name = "cycle_at")
    private Instant cycleAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Embedded
    private OneOff oneOff = OneOff.none();

    /** Only for those who are told of the end: the row of what has ended goes, or starts again. */
    @Transient
    private @Nullable Integer exitStatus;

    @SuppressWarnings("NullAway.Init")
    protected Dyno() {}

    /** @param port the port of a web dyno, 0 for others */
    public Dyno(DynoPlace place, UUID releaseId, int releaseVersion, String command, String size, int port) {
        this.id = UUID.randomUUID();
        this.appId = place.appId();
        this.type = place.type();
        this.number = place.number();
        this.releaseId = releaseId;
        this.releaseVersion = releaseVersion;
        this.command = command;
        this.size = size;
        this.port = port;
        this.createdAt = Moment.now();
        this.updatedAt = createdAt;
        this.cycleAt = createdAt.plus(Lifetime.ofADyno());
    }

    /** A dyno that runs {@code command} once, outside of the formation. */
    public static Dyno oneOff(
            DynoPlace place, UUID releaseId, int releaseVersion, String command, String size, OneOff terms) {
        Dyno dyno = new Dyno(place, releaseId, releaseVersion, command, size, 0);
        dyno.oneOff = terms;
        return dyno;
    }

    public UUID id() {
        return id;
    }

    public UUID appId() {
        return appId;
    }

    public UUID releaseId() {
        return releaseId;
    }

    public int releaseVersion() {
        return releaseVersion;
    }

    public String type() {
        return type;
    }

    public int number() {
        return number;
    }

    /** Such as {@code web.1}. */
    public String name() {
        return type + "." + number;
    }

    public String command() {
        return command;
    }

    /** The name of a {@link DynoSize}. */
    public String size() {
        return size;
    }

    public DynoState state() {
        return state;
    }

    public int port() {
        return port;
    }

    public int crashes() {
        return crashes;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Since when the dyno has been in its state. */
    public Instant updatedAt() {
        return updatedAt;
    }

    /** With what its process has just ended; absent where it was taken away otherwise. */
    public Optional<Integer> exitStatus() {
        return Optional.ofNullable(exitStatus);
    }

    public void exited(int status) {
        this.exitStatus = status;
    }

    /** Whether visitors are sent to it; never to a one-off, whatever its type. */
    public boolean isWeb() {
        return type.equals(Procfile.WEB) && !isOneOff();
    }

    public boolean isOneOff() {
        return oneOff.isPresent();
    }

    public OneOff oneOff() {
        return oneOff;
    }

    /** Notes that a process is being started for a one-off. */
    public void begin() {
        oneOff.begin();
    }

    /** Notes that no process was started for a one-off after all. */
    public void beginAnew() {
        oneOff.beginAnew();
        moveTo(DynoState.STARTING);
    }

    /** Whether it still counts as the app's; a dyno that is down only waits for its process to end. */
    public boolean isLive() {
        return state != DynoState.DOWN;
    }

    public boolean isRestartRequested() {
        return restartRequested;
    }

    public boolean isDueForCycling(Instant now) {
        return state == DynoState.UP && !isOneOff() && !cycleAt.isAfter(now);
    }

    /** When a crashed dyno starts again; absent for one that has not crashed. */
    public Optional<Instant> restartAt() {
        return Optional.ofNullable(restartAt);
    }

    public void requestRestart() {
        this.restartRequested = true;
    }

    /** Carries on the count of boot crashes of the dyno that stood in this place. */
    public void inheritCrashes(int before) {
        this.crashes = before;
    }

    /** Runs on after a nap; what it slept through does not count for its age. */
    public void wakeUp() {
        this.cycleAt = Moment.now().plus(Lifetime.ofADyno());
        moveTo(DynoState.UP);
    }

    /** Only keeps the place, without a process. */
    public void fallAsleep() {
        moveTo(DynoState.ASLEEP);
    }

    public void moveTo(DynoState next) {
        this.state = next;
        this.updatedAt = Moment.now();
    }

    /** Ends in a crash; {@code coolOff} is what the second boot crash in a row waits, doubling up to 32 times that. */
    public void crash(Instant now, Duration coolOff) {
        boolean bootCrash = createdAt.plus(BOOT_CRASH).isAfter(now);
        crashes = bootCrash ? crashes + 1 : 0;
        int doublings = Math.min(Math.max(crashes - 2, 0), 5);
        restartAt = crashes < 2 ? now : now.plus(coolOff.multipliedBy(1L << doublings));
        moveTo(DynoState.CRASHED);
    }
}
