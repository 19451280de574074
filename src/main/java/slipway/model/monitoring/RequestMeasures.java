package slipway.model.monitoring;

/** What the router has seen of requests. Not thread-safe. */
public final class RequestMeasures {
    /** By the first digit of their status, from 0, for those without, to 5. */
    public static final int CLASSES = 6;

    private static final int FAILED = 5;
    private static final double MICROS_PER_MILLI = 1_000;

    private final long[] byClass = new long[CLASSES];
    private final Histogram times = new Histogram();
    private long bytes;
    private long slowestMicros;
    private final Sum connect = new Sum();
    private final Sum service = new Sum();

    void add(RequestMeasures other) {
        for (int i = 0; i < CLASSES; i++) {
            byClass[i] += other.byClass[i];
        }
        times.add(other.times);
        bytes += other.bytes;
        slowestMicros = Math.max(slowestMicros, other.slowestMicros);
        connect.add(other.connect);
        service.add(other.service);
    }

    /** Counts {@code count} requests whose status begins with that digit. */
    public void count(int hundreds, long count) {
        byClass[hundreds] += count;
    }

    public void bytes(long more) {
        bytes += more;
    }

    public void slowest(long micros) {
        slowestMicros = Math.max(slowestMicros, micros);
    }

    public long ofClass(int hundreds) {
        return byClass[hundreds];
    }

    public long total() {
        long total = 0;
        for (long each : byClass) {
            total += each;
        }
        return total;
    }

    /** Those that failed: 5xx, and those that got no status at all. */
    public long failed() {
        return byClass[FAILED] + byClass[0];
    }

    /** Of the answers' bodies. */
    public long bytes() {
        return bytes;
    }

    /** From a request's arrival to its answer's end, in microseconds; without tunnels. */
    public Histogram times() {
        return times;
    }

    /** In microseconds. */
    public long slowestMicros() {
        return slowestMicros;
    }

    /** In milliseconds; never more than the slowest one. */
    public double millis(double percentile) {
        return Math.min(times.percentile(percentile), (double) slowestMicros) / MICROS_PER_MILLI;
    }

    /** In milliseconds. */
    public double slowestMillis() {
        return slowestMicros / MICROS_PER_MILLI;
    }

    /** How long it took to reach dynos, in microseconds. */
    public Sum connect() {
        return connect;
    }

    /** How long dynos took to answer once they were reached, in microseconds. */
    public Sum service() {
        return service;
    }
}
