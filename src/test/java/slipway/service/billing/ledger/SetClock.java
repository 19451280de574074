package slipway.service.billing.ledger;

import java.time.Duration;
import java.time.Instant;

/** A machine's clocks that a test turns. */
public final class SetClock extends MachineClock {
    private Instant wall;
    private long seconds;
    private int boots;
    private long bootedAt;

    public SetClock(Instant wall) {
        this.wall = wall;
    }

    /** A ledger that goes by it. */
    public HourLedger ledger() {
        return new HourLedger(this);
    }

    public void pass(long moreSeconds) {
        wall = wall.plusSeconds(moreSeconds);
        seconds += moreSeconds;
    }

    /** Somebody sets the clock on the wall. */
    public void step(long bySeconds) {
        wall = wall.plusSeconds(bySeconds);
    }

    public void reboot() {
        boots++;
        bootedAt = seconds;
    }

    /** What the wall shows. */
    @Override
    public Instant wall() {
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
