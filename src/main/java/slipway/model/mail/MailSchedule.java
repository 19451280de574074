package slipway.model.mail;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a mail that could not be sent is tried again: soon at first, and for about a day in all. */
public final class MailSchedule {
    private static final List<Duration> DELAYS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(8),
            Duration.ofHours(12));

    /** Tries of one mail; they take a little more than a day. */
    public static final int MAX_ATTEMPTS = DELAYS.size() + 1;

    private MailSchedule() {}

    /** How long to wait after so many attempts; empty when there have been enough. */
    public static Optional<Duration> delayAfter(int attempts) {
        return attempts >= MAX_ATTEMPTS ? Optional.empty() : Optional.of(DELAYS.get(attempts - 1));
    }
}
