package slipway.service.monitoring.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How far back people look, and how finely (Dev Center, "Application Metrics": 1 min for 2 h, 10 min for 24 h, 1 h for 72 h, 2 h for 7 days). */
public enum Range {
    HOURS_2("2h", "2 hours", Duration.ofHours(2), Duration.ofMinutes(1)),
    HOURS_24("24h", "24 hours", Duration.ofHours(24), Duration.ofMinutes(10)),
    HOURS_72("72h", "72 hours", Duration.ofHours(72), Duration.ofHours(1)),
    DAYS_7("7d", "7 days", Duration.ofDays(7), Duration.ofHours(2)),
    DAYS_30("30d", "30 days", Duration.ofDays(30), Duration.ofHours(6));

    private final String word;
    private final String text;
    private final Duration length;
    private final Duration step;

    Range(String word, String text, Duration length, Duration step) {
        this.word = word;
        this.text = text;
        this.length = length;
        this.step = step;
    }

    /** Those for which a plan keeps what was measured. */
    public static List<Range> within(Duration kept) {
        return Arrays.stream(values())
                .filter(range -> range.length.compareTo(kept) <= 0)
                .toList();
    }

    public static Optional<Range> ofWord(String word) {
        return Arrays.stream(values()).filter(range -> range.word.equals(word)).findFirst();
    }

    /** As addresses have it. */
    public String word() {
        return word;
    }

    /** For people. */
    public String text() {
        return text;
    }

    public Duration step() {
        return step;
    }

    /** The last slots of this range, the one that is under way included. */
    public TimeGrid until(Instant now) {
        return TimeGrid.between(now.minus(length), now, step);
    }
}
