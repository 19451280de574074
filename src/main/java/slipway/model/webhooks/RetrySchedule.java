package slipway.model.webhooks;

import java.time.Duration;
import java.util.Optional;

/** When a sync delivery is tried again: 1 s after the first try, then twice as long each time, at most an hour. */
public final class RetrySchedule {
    /** Tries of one delivery; by this schedule they take seven days (Dev Center, "App webhooks"). */
    public static final int MAX_ATTEMPTS = 180;

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Doublings after which the delay is beyond the longest; more would overflow. */
    private static final int MAX_DOUBLINGS = 12;

    private RetrySchedule() {}

    /** How long to wait after so many failed attempts; empty when there have been enough. */
    public static Optional<Duration> delayAfter(int attempts) {
        if (attempts >= MAX_ATTEMPTS) {
            return Optional.empty();
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.min(attempts - 1, MAX_DOUBLINGS));
        return Optional.of(doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST);
    }
}
