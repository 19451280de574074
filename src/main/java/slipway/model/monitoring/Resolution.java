package slipway.model.monitoring;

import java.time.Duration;
import java.time.Instant;

/** How finely something is kept: by the minute while it is news, and coarser with age. */
public enum Resolution {
    /** Kept for a little longer than people look at minutes (Dev Center, "Application Metrics": 2 h). */
    MINUTE(1, Duration.ofHours(3)),
    TEN_MINUTES(10, Duration.ofHours(26)),
    /** For as long as the plan keeps anything. */
    HOUR(60, Duration.ofDays(3_650));

    private final int minutes;
    private final Duration kept;

    Resolution(int minutes, Duration kept) {
        this.minutes = minutes;
        this.kept = kept;
    }

    public int minutes() {
        return minutes;
    }

    public Duration step() {
        return Duration.ofMinutes(minutes);
    }

    /** For how long what is measured stays this fine. */
    public Duration kept() {
        return kept;
    }

    /** The start of the slot that a moment is in. */
    public Instant slotOf(Instant at) {
        return slotOf(at, step());
    }

    /** The start of the slot of any length that a moment is in. */
    public static Instant slotOf(Instant at, Duration step) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), step.toSeconds()) * step.toSeconds());
    }
}
