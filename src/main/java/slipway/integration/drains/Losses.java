package slipway.integration.drains;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Counts what one drain did not get, and says so now and then, not with every line. Thread-safe. */
final class Losses {
    /** Between two reports of a drain that gets on. */
    private static final Duration SOON = Duration.ofSeconds(10);

    /** From the first loss to its report where the drain does not get on. */
    private static final Duration LATE = Duration.ofSeconds(60);

    private long count;
    private Instant since = Instant.EPOCH;
    private Instant reported = Instant.EPOCH;

    synchronized void add(int lines, Instant now) {
        if (count == 0) {
            since = now;
        }
        count += lines;
    }

    /** The report in Heroku's words, if one is due; what it tells is forgotten. */
    synchronized Optional<String> report(boolean getsOn, Instant now) {
        boolean due = getsOn ? now.isAfter(reported.plus(SOON)) : now.isAfter(since.plus(LATE));
        if (count == 0 || !due) {
            return Optional.empty();
        }
        String text = "Error L10 (output buffer overflow): %d messages dropped since %s+00:00."
                .formatted(
                        count, since.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""));
        count = 0;
        reported = now;
        return Optional.of(text);
    }
}
