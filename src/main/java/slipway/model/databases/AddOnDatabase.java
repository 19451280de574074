package slipway.model.databases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.Moment;

/** What there is on the server for one add-on; it may outlive the add-on for a while. */
@Entity
@Table(name = "addon_database")
public class AddOnDatabase {
    @Id
    @Column(name = "addon_id")
    private UUID addOnId;

    @Column(name = "app_id")
    private UUID appId;

    private String name;
    private boolean made;

    @Column(name = "forked_from")
    private @Nullable String forkedFrom;

    private @Nullable Long bytes;

    @Column(name = "measured_at")
    private @Nullable Instant measuredAt;

    @Column(name = "over_since")
    private @Nullable Instant overSince;

    @Column(name = "full_since")
    private @Nullable Instant fullSince;

    @Column(name = "kept_until")
    private @Nullable Instant keptUntil;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected AddOnDatabase() {}

    /** @param forkedFrom the name of the add-on whose data it begins with */
    public AddOnDatabase(UUID addOnId, UUID appId, String name, Optional<String> forkedFrom) {
        this.addOnId = addOnId;
        this.appId = appId;
        this.name = name;
        this.forkedFrom = forkedFrom.orElse(null);
        this.createdAt = Moment.now();
    }

    public UUID addOnId() {
        return addOnId;
    }

    /** The app that it is billed to. */
    public UUID appId() {
        return appId;
    }

    /** On the server, such as {@code d0123456789abcdef}. */
    public String name() {
        return name;
    }

    /** Whether it is there with all that it was to begin with. */
    public boolean isMade() {
        return made;
    }

    public void made() {
        this.made = true;
    }

    public Optional<String> forkedFrom() {
        return Optional.ofNullable(forkedFrom);
    }

    /** On disk, when it was last measured. */
    public long bytes() {
        return bytes == null ? 0 : bytes;
    }

    public Optional<Instant> measuredAt() {
        return Optional.ofNullable(measuredAt);
    }

    /** Notes how large it is, against what its plan allows. */
    public void measured(long size, long allowed) {
        this.bytes = size;
        this.measuredAt = Moment.now();
        if (size <= allowed) {
            this.overSince = null;
        } else if (overSince == null) {
            this.overSince = measuredAt;
        }
    }

    /** Since when it is larger than its plan allows; absent while it is not. */
    public Optional<Instant> overSince() {
        return Optional.ofNullable(overSince);
    }

    /** Whether inserts are to be stopped: it has been too large for so long, or is far too large. */
    public boolean isToBeStopped(Duration grace, long allowed) {
        boolean late = overSince != null && !overSince.plus(grace).isAfter(Moment.now());
        return late || (overSince != null && bytes() > allowed * 2);
    }

    /** Since when nothing can be inserted; absent while all can be. */
    public Optional<Instant> fullSince() {
        return Optional.ofNullable(fullSince);
    }

    public void stopInserts() {
        if (fullSince == null) {
            this.fullSince = Moment.now();
        }
    }

    public void allowInserts() {
        this.fullSince = null;
    }

    /** Its add-on is gone; what it holds is kept for a while. */
    public void keep(Duration time) {
        if (keptUntil == null) {
            this.keptUntil = Moment.now().plus(time);
        }
    }

    public Optional<Instant> keptUntil() {
        return Optional.ofNullable(keptUntil);
    }

    public Instant createdAt() {
        return createdAt;
    }
}
