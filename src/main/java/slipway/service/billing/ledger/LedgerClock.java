package slipway.service.billing.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import slipway.model.billing.Heartbeat;

/**
 * The time that counts in the ledger: the wall's, but going on evenly when somebody sets the clock, until the ledger has
 * taken note of the new time. So nobody pays for hours that were only skipped, and none are lost.
 */
final class LedgerClock {
    /** Less than this is a clock that is kept right little by little, and is followed. */
    private static final Duration STEP = Duration.ofSeconds(2);

    private final MachineClock machine;
    private Instant anchor;
    private long anchorNanos;

    LedgerClock(MachineClock machine) {
        this.machine = machine;
        this.anchor = machine.wall();
        this.anchorNanos = machine.nanos();
    }

    MachineClock machine() {
        return machine;
    }

    synchronized Instant now() {
        return anchor.plusNanos(machine.nanos() - anchorNanos).truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Both clocks at one moment.
     *
     * @param wasSet whether somebody has set the one on the wall since it was last followed
     */
    record Reading(Instant ledger, Instant wall, long nanos, boolean wasSet) {}

    synchronized Reading read() {
        Instant wall = machine.wall();
        long nanos = machine.nanos();
        Instant ledger = anchor.plusNanos(nanos - anchorNanos).truncatedTo(ChronoUnit.MICROS);
        return new Reading(ledger, wall, nanos, isStep(Duration.between(ledger, wall)));
    }

    /** From that reading on, what the clock on the wall said then is the time. */
    synchronized void follow(Reading reading) {
        anchor = reading.wall();
        anchorNanos = reading.nanos();
    }

    /**
     * Goes on from where a platform of this machine was last alive, as if nobody had set the clock since. After another
     * start of the machine, none of whose dynos run any more, that cannot be known, and the wall is believed.
     */
    synchronized void resume(Heartbeat last) {
        if (!last.boot().isEmpty() && last.boot().equals(machine.boot())) {
            Instant expected = last.at().plus(machine.uptime()).minus(last.uptime());
            if (isStep(Duration.between(expected, now()))) {
                anchor = expected;
                anchorNanos = machine.nanos();
            }
        }
    }

    private static boolean isStep(Duration difference) {
        return difference.abs().compareTo(STEP) > 0;
    }
}
