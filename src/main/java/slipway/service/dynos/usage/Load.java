package slipway.service.dynos.usage;

import java.time.Duration;

/**
 * How many processes and threads of a dyno want a processor: over the last 1, 5 and 15 minutes, what is older counting
 * less and less (Dev Center, "log-runtime-metrics"; as loadavg in proc(5), but of runnable ones only).
 */
public record Load(double minute, double fiveMinutes, double quarter) {
    private static final double MINUTE = 60;
    private static final double FIVE_MINUTES = 300;
    private static final double QUARTER = 900;
    private static final double MILLIS = 1_000;

    static Load none() {
        return new Load(0, 0, 0);
    }

    /** After so long, in which so many were runnable. */
    Load after(Duration time, int runnable) {
        double seconds = time.toMillis() / MILLIS;
        return new Load(
                damped(minute, runnable, seconds / MINUTE),
                damped(fiveMinutes, runnable, seconds / FIVE_MINUTES),
                damped(quarter, runnable, seconds / QUARTER));
    }

    private static double damped(double before, int now, double age) {
        double weight = Math.exp(-age);
        return before * weight + now * (1 - weight);
    }
}
