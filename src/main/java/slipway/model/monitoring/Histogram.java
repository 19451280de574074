package slipway.model.monitoring;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Counts times by their order of magnitude, so that those of many minutes can be added up and still be asked for their
 * percentiles: each bucket ends 5 % above where it begins, which puts every percentile within 2.5 % of the truth.
 * Not thread-safe.
 */
public final class Histogram {
    /** Each bucket is this much wider than the one below. */
    private static final double GROWTH = 1.05;

    private static final double LOG_GROWTH = Math.log(GROWTH);

    /** Times up to this one are not told apart: 0.1 ms. */
    private static final double LEAST_MICROS = 100;

    /** For times of up to 10 minutes, the longest that the router tells of; longer ones count as the longest. */
    private static final int BUCKETS = 322;

    private static final int PERCENT = 100;
    private static final int SEVEN_BITS = 7;
    private static final int MORE = 0x80;
    private static final int LOW = 0x7f;

    /** As short as what it holds, since most histograms hold a few short times. */
    private long[] counts = {};

    private long total;

    /** Counts {@code count} times of so many microseconds. */
    public void add(long micros, long count) {
        addTo(bucketOf(micros), count);
    }

    private void addTo(int bucket, long count) {
        if (bucket >= counts.length) {
            counts = Arrays.copyOf(counts, Math.min(BUCKETS, bucket + 1 + bucket / 2));
        }
        counts[bucket] += count;
        total += count;
    }

    private static int bucketOf(long micros) {
        double steps = Math.log(Math.max((double) micros, LEAST_MICROS) / LEAST_MICROS) / LOG_GROWTH;
        return (int) Math.min(BUCKETS - 1, Math.ceil(steps - 1e-9));
    }

    /** The time in the middle of a bucket, in microseconds; what is off by as much either way. */
    private static double middleOf(int bucket) {
        return bucket == 0 ? LEAST_MICROS : LEAST_MICROS * Math.exp((bucket - 0.5) * LOG_GROWTH);
    }

    public void add(Histogram other) {
        for (int bucket = 0; bucket < other.counts.length; bucket++) {
            if (other.counts[bucket] > 0) {
                addTo(bucket, other.counts[bucket]);
            }
        }
    }

    /** How many times were counted. */
    public long total() {
        return total;
    }

    /** The time within which {@code percent} of the counted ones are, in microseconds; 0 where nothing was counted. */
    public double percentile(double percent) {
        long rank = (long) Math.ceil(percent / PERCENT * total);
        long passed = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            passed += counts[bucket];
            if (counts[bucket] > 0 && passed >= rank) {
                return middleOf(bucket);
            }
        }
        return 0;
    }

    /** As it is stored: for each bucket that is not empty how many were passed over, and its count, in groups of 7 bits. */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int next = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            if (counts[bucket] > 0) {
                write(out, bucket - next);
                write(out, counts[bucket]);
                next = bucket + 1;
            }
        }
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, long number) {
        long left = number;
        while (left > LOW) {
            out.write((int) (left & LOW) | MORE);
            left >>>= SEVEN_BITS;
        }
        out.write((int) left);
    }

    /** Adds what {@link #bytes} has made of another one. */
    public void add(byte[] stored) {
        int bucket = 0;
        int at = 0;
        long[] pair = new long[2];
        while (at < stored.length) {
            for (int which = 0; which < pair.length; which++) {
                long number = 0;
                int shift = 0;
                byte part;
                do {
                    part = stored[at++];
                    number |= (long) (part & LOW) << shift;
                    shift += SEVEN_BITS;
                } while ((part & MORE) != 0);
                pair[which] = number;
            }
            bucket += (int) pair[0];
            addTo(bucket, pair[1]);
            bucket++;
        }
    }
}
