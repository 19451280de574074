package slipway.integration.drains.wire;

import java.time.Duration;

/**
 * How long to wait after failures in a row: growing from {@code first} to {@code most}.
 *
 * @param quick the wait after the very first failure
 * @param first the wait after the second one
 * @param factor how much longer each further wait is
 */
public record Delays(Duration quick, Duration first, int factor, Duration most) {
    /** From 10 ms (SRC: logplex's http_drain), and not so long that somebody waits who has mended the receiver. */
    static final Delays OF_HTTP = new Delays(Duration.ofMillis(10), Duration.ofMillis(40), 4, Duration.ofSeconds(30));

    /** 30 to 300 s (SRC: logplex's tcpsyslog_drain), but quick for a receiver that was just restarted. */
    static final Delays OF_SYSLOG =
            new Delays(Duration.ofMillis(500), Duration.ofSeconds(30), 2, Duration.ofMinutes(5));

    public Duration after(int failures) {
        if (failures <= 1) {
            return quick;
        }
        Duration delay = first;
        for (int i = 2; i < failures && delay.compareTo(most) < 0; i++) {
            delay = delay.multipliedBy(factor);
        }
        return delay.compareTo(most) < 0 ? delay : most;
    }
}
