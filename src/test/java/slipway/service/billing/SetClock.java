package slipway.service.billing;

import java.time.Duration;
import java.time.Instant;

/** A machine's clocks that a test turns. */
final class SetClock extends MachineClock {
    private Instant wall;
    private long seconds;
    private int boots;
    private long bootedAt;

    SetClock(Instant wall) {
        this.wall = wall;
    }

    void pass(long moreSeconds) {
        wall = wall.plusSeconds(moreSeconds);
        seconds += moreSeconds;
    }

    /** Somebody sets the clock on the wall. */
    void step(long bySeconds) {
        wall = wall.plusSeconds(bySeconds);
    }

    void reboot() {
        boots++;
        bootedAt = seconds;
    }

    @Override
    Instant wall() {
        return wall;
    }

    @Override
    long nanos() {
        return Duration.ofSeconds(seconds).toNanos();
    }

    @Override
    String boot() {
        return "boot " + boots;
    }

    @Override
    Duration uptime() {
        return Duration.ofSeconds(seconds - bootedAt);
    }
}
