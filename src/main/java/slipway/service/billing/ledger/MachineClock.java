package slipway.service.billing.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import slipway.model.Moment;

/** The clocks of this machine: the one that people set, and those that only ever go on. */
public class MachineClock {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path UPTIME = Path.of("/proc/uptime");
    private static final double MILLIS = 1_000;

    /** What the clock on the wall says; somebody may set it. */
    public Instant wall() {
        return Moment.now();
    }

    /** Goes on evenly while this process lives, but not while the machine is suspended. */
    long nanos() {
        return System.nanoTime();
    }

    /** Tells one start of the machine from another; empty where nothing does. */
    String boot() {
        try {
            return Files.readString(BOOT).strip();
        } catch (IOException notLinux) {
            return "";
        }
    }

    /** How long the machine has been running. */
    Duration uptime() {
        try {
            return Duration.ofMillis(
                    (long) (Double.parseDouble(Files.readString(UPTIME).split(" ")[0]) * MILLIS));
        } catch (IOException notLinux) {
            return Duration.ZERO;
        }
    }
}
