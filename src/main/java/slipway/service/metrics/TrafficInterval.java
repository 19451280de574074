package slipway.service.metrics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.IntCountsHistogram;

/** The requests of one app in some seconds, as one thread has counted them; used again and again by that thread. */
public final class TrafficInterval {
    /** Two digits of each latency are exact: 1.0 and 1.1 ms are told apart, 100 and 100.4 ms are not. */
    static final int DIGITS = 2;

    /** Longer answers, such as streams of events, count as this long. */
    private static final long LONGEST_MICROS = 600_000_000;

    private static final int NANOS_PER_MICRO = 1_000;
    private static final int CLASSES = 6;
    private static final int CLASS = 100;
    private static final int SWITCHING = 101;

    private final IntCountsHistogram micros = new IntCountsHistogram(DIGITS);
    private final long[] byClass = new long[CLASSES];
    private final Map<String, Long> byCode = new HashMap<>();
    private long bytes;
    private long nanos;
    private long connects;
    private long connectNanos;
    private long services;
    private long serviceNanos;

    /**
     * Counts a request that is over.
     *
     * @param code such as {@code H12}; empty where the router has nothing to complain of
     * @param sent bytes of the answer's body
     */
    public void count(int status, String code, long sent, Times times) {
        int hundreds = status / CLASS;
        byClass[hundreds > 0 && hundreds < CLASSES ? hundreds : 0]++;
        bytes += sent;
        if (!code.isEmpty()) {
            byCode.merge(code, 1L, Long::sum);
        }
        // How long a tunnel was open says nothing of how fast the app is.
        if (status != SWITCHING) {
            nanos += times.took();
            micros.recordValue(Math.min(LONGEST_MICROS, Math.max(0, times.took() / NANOS_PER_MICRO)));
            count(times);
        }
    }

    private void count(Times times) {
        if (times.connect() >= 0) {
            connects++;
            connectNanos += times.connect();
        }
        if (times.service() >= 0) {
            services++;
            serviceNanos += times.service();
        }
    }

    void clear() {
        micros.reset();
        Arrays.fill(byClass, 0);
        byCode.clear();
        bytes = 0;
        nanos = 0;
        connects = 0;
        connectNanos = 0;
        services = 0;
        serviceNanos = 0;
    }

    IntCountsHistogram micros() {
        return micros;
    }

    /** Requests whose status begins with that digit; 0 for those that got none. */
    long ofClass(int hundreds) {
        return byClass[hundreds];
    }

    Map<String, Long> byCode() {
        return byCode;
    }

    long bytes() {
        return bytes;
    }

    long nanos() {
        return nanos;
    }

    /** In microseconds. */
    long slowest() {
        return micros.getMaxValue();
    }

    /** Requests for which a dyno was to be reached. */
    long connects() {
        return connects;
    }

    long connectNanos() {
        return connectNanos;
    }

    /** Requests for which a dyno was reached. */
    long services() {
        return services;
    }

    long serviceNanos() {
        return serviceNanos;
    }
}
