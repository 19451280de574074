package slipway.model.logs;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One line of an app's log.
 *
 * @param source {@code app} for what dynos and people do, {@code heroku} for what the platform does
 * @param process such as {@code web.1}, {@code router} or {@code api}
 */
public record LogLine(Instant time, String source, String process, String message) {
    /** Longest message in bytes; longer dyno lines are split (Dev Center, "Limits"). */
    public static final int MAX_BYTES = 10_000;

    /** The source of what dynos write and what people do. */
    public static final String APP = "app";

    /** The source of what the platform says. */
    public static final String PLATFORM = "heroku";

    /** The process that speaks of the log itself: of lines that were dropped, and drains that fail. */
    public static final String LOGPLEX = "logplex";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Whether the log speaks of itself. */
    public boolean isAboutTheLog() {
        return source.equals(PLATFORM) && process.equals(LOGPLEX);
    }

    /** With microseconds, in UTC. */
    public String timestamp() {
        return TIME.format(time);
    }

    /** As {@code heroku logs} prints it. */
    public String text() {
        return timestamp() + " " + source + "[" + process + "]: " + message;
    }
}
