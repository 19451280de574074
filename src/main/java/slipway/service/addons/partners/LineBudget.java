package slipway.service.addons.partners;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How many lines each add-on may still write to a log: a bucket that refills by the second. All apps share the way to disk, on
 * which lines are dropped that come too fast, so that nobody may fill it alone. In memory, for this process; thread-safe.
 */
@ApplicationScoped
public class LineBudget {
    /** Lines a second. */
    static final int PER_SECOND = 500;

    /** Lines at once after a silence: a tenth of what may be on its way to disk. */
    static final int MOST = 6_000;

    private static final double SECOND = 1_000_000_000;

    /** Add-ons in memory beyond which full buckets, which say nothing, are dropped. */
    private static final int MOST_BUCKETS = 10_000;

    private record Bucket(double lines, long at) {}

    private final Map<UUID, Bucket> buckets = new ConcurrentHashMap<>();
    private final LongSupplier clock;

    LineBudget() {
        this(System::nanoTime);
    }

    LineBudget(LongSupplier clock) {
        this.clock = clock;
    }

    /** Takes so many; false, and none taken, where not as many are left. */
    boolean take(UUID addOn, int lines) {
        boolean[] taken = new boolean[1];
        long now = clock.getAsLong();
        buckets.compute(addOn, (id, bucket) -> {
            double left =
                    bucket == null ? MOST : Math.min(MOST, bucket.lines() + (now - bucket.at()) / SECOND * PER_SECOND);
            taken[0] = left >= lines;
            return new Bucket(taken[0] ? left - lines : left, now);
        });
        if (buckets.size() > MOST_BUCKETS) {
            buckets.values().removeIf(bucket -> bucket.lines() + (now - bucket.at()) / SECOND * PER_SECOND >= MOST);
        }
        return taken[0];
    }
}
