package slipway.service.monitoring.reading;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import slipway.model.monitoring.Resolution;

/**
 * Slots of one length, one after another.
 *
 * @param start of the first one; a multiple of the length since the epoch
 * @param count how many
 */
public record TimeGrid(Instant start, Duration step, int count) implements Serializable {
    /** More than any page or client looks at. */
    private static final int MOST = 1_500;

    /** All the slots that lie between two moments, the ones that these are in included. */
    public static TimeGrid between(Instant from, Instant until, Duration step) {
        Instant start = Resolution.slotOf(from, step);
        long count = Math.floorDiv(Duration.between(start, until).toSeconds() - 1, step.toSeconds()) + 1;
        return new TimeGrid(start, step, (int) Math.max(0, Math.min(MOST, count)));
    }

    public Instant end() {
        return start.plus(step.multipliedBy(count));
    }

    public Instant startOf(int slot) {
        return start.plus(step.multipliedBy(slot));
    }

    /** In which slot a moment is; negative or too much for one outside. */
    public int slotOf(Instant at) {
        return (int) Math.floorDiv(Duration.between(start, at).toSeconds(), step.toSeconds());
    }

    boolean has(int slot) {
        return slot >= 0 && slot < count;
    }
}
