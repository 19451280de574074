package slipway.service.metrics;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.IntCountsHistogram;

/** What is known of one app's requests: all since the start in sum, the last hour by minutes. Thread-safe. */
public final class AppTraffic {
    private static final int KEPT_MINUTES = 60;
    private static final int CLASSES = 6;
    private static final double MICROS_PER_MILLI = 1_000;

    /** Percentiles in milliseconds. */
    public record Latencies(double p50, double p95, double p99) {}

    private final long[] totals = new long[CLASSES];
    private final Map<String, Long> codes = new TreeMap<>();
    private final Deque<TrafficMinute> minutes = new ArrayDeque<>();
    private final IntCountsHistogram micros = new IntCountsHistogram(TrafficInterval.DIGITS);
    private final long[] minuteTotals = new long[CLASSES];
    private Instant minute = Instant.EPOCH;
    private long minuteBytes;
    private long bytes;
    private long nanos;

    synchronized void add(TrafficInterval interval, Instant now) {
        turnTo(now.truncatedTo(ChronoUnit.MINUTES));
        for (int i = 0; i < CLASSES; i++) {
            totals[i] += interval.ofClass(i);
            minuteTotals[i] += interval.ofClass(i);
        }
        interval.byCode().forEach((code, count) -> codes.merge(code, count, Long::sum));
        micros.add(interval.micros());
        bytes += interval.bytes();
        minuteBytes += interval.bytes();
        nanos += interval.nanos();
    }

    private void turnTo(Instant present) {
        if (present.equals(minute)) {
            return;
        }
        if (!minute.equals(Instant.EPOCH)) {
            minutes.add(summary());
            if (minutes.size() > KEPT_MINUTES) {
                minutes.remove();
            }
        }
        minute = present;
        micros.reset();
        Arrays.fill(minuteTotals, 0);
        minuteBytes = 0;
    }

    private TrafficMinute summary() {
        List<Long> byClass = new ArrayList<>();
        for (long each : minuteTotals) {
            byClass.add(each);
        }
        Latencies now = present();
        return new TrafficMinute(minute, byClass, minuteBytes, now.p50(), now.p95(), now.p99());
    }

    private Latencies present() {
        return new Latencies(percentile(50), percentile(95), percentile(99));
    }

    private double percentile(double which) {
        return micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(which) / MICROS_PER_MILLI;
    }

    /** Requests since the start by the first digit of their status; 0 for those that got none. */
    public synchronized long total(int hundreds) {
        return totals[hundreds];
    }

    /** How often the router had to complain since the start, by code. */
    public synchronized Map<String, Long> codes() {
        return Collections.unmodifiableMap(new TreeMap<>(codes));
    }

    /** Bytes of bodies since the start. */
    public synchronized long bytes() {
        return bytes;
    }

    /** All times of all answers since the start, in nanoseconds. */
    public synchronized long nanos() {
        return nanos;
    }

    /** In milliseconds, of the present minute. */
    public synchronized Latencies latencies() {
        return present();
    }

    /** The minutes that are over in which there were requests, the oldest first. */
    public synchronized List<TrafficMinute> minutes() {
        return List.copyOf(minutes);
    }
}
