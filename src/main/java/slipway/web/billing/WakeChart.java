package slipway.web.billing;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import slipway.service.dynos.sleep.WakeTimes;

/**
 * The wakings of the last day as points in a picture of 1440 by 120: to the right goes the time of day, upwards how long a
 * waking took, from 1 ms to 100 s, ten times as much each fifth.
 */
public record WakeChart(List<Point> points, String summary) implements Serializable {
    private static final int WIDTH = 1_440;
    private static final int HEIGHT = 120;
    private static final double DECADES = 5;
    private static final int PERCENT = 100;

    /**
     * One waking.
     *
     * @param depth {@code nap} or {@code stop}
     */
    public record Point(String x, String y, String depth, String title) implements Serializable {}

    static WakeChart of(List<WakeTimes.Wake> wakes, Instant now) {
        return new WakeChart(
                wakes.stream().map(wake -> point(wake, now)).toList(),
                "From a nap: " + summary(wakes, true) + ". From deep sleep: " + summary(wakes, false) + ".");
    }

    private static Point point(WakeTimes.Wake wake, Instant now) {
        double age = Duration.between(wake.at(), now).toMinutes();
        double millis = Math.max(1, wake.took().toMillis());
        double height = Math.min(Math.log10(millis) / DECADES, 1);
        String text = wake.took().toMillis() + " ms";
        return new Point(
                String.format(Locale.ROOT, "%.1f", Math.max(0, WIDTH - age)),
                String.format(Locale.ROOT, "%.1f", HEIGHT - height * HEIGHT),
                wake.fromNap() ? "nap" : "stop",
                text);
    }

    private static String summary(List<WakeTimes.Wake> wakes, boolean fromNap) {
        List<Long> millis = wakes.stream()
                .filter(wake -> wake.fromNap() == fromNap)
                .map(wake -> wake.took().toMillis())
                .sorted()
                .toList();
        return millis.isEmpty()
                ? "none"
                : "%d, half of them within %d ms, 95 %% within %d ms"
                        .formatted(millis.size(), percentile(millis, 50), percentile(millis, 95));
    }

    private static long percentile(List<Long> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / PERCENT));
    }
}
