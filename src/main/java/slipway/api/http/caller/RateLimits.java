package slipway.api.http.caller;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import slipway.config.Settings;

/**
 * How many calls each account has left: a bucket that refills evenly over an hour (Platform API Reference, "Rate
 * limits"). Kept in memory, for this process alone; thread-safe.
 */
@ApplicationScoped
public class RateLimits {
    private static final double HOUR = Duration.ofHours(1).toNanos();

    /** Accounts in memory beyond which full buckets, which say nothing, are dropped. */
    private static final int MOST = 10_000;

    private record Bucket(double tokens, long at) {}

    private final Map<UUID, Bucket> buckets = new ConcurrentHashMap<>();
    private int perHour;
    private LongSupplier clock = System::nanoTime;

    protected RateLimits() {}

    @Inject
    RateLimits(Settings settings) {
        this(settings.rateLimit(), System::nanoTime);
    }

    RateLimits(int perHour, LongSupplier clock) {
        this.perHour = perHour;
        this.clock = clock;
    }

    /** What is left, without taking any. */
    public int remaining(UUID account) {
        return (int) refilled(buckets.get(account), clock.getAsLong()).tokens();
    }

    /** Takes one call; false, and nothing taken, where none is left. */
    boolean take(UUID account) {
        boolean[] taken = new boolean[1];
        buckets.compute(account, (id, bucket) -> {
            Bucket now = refilled(bucket, clock.getAsLong());
            taken[0] = now.tokens() >= 1;
            return taken[0] ? new Bucket(now.tokens() - 1, now.at()) : now;
        });
        if (buckets.size() > MOST) {
            buckets.values()
                    .removeIf(bucket -> refilled(bucket, clock.getAsLong()).tokens() >= perHour);
        }
        return taken[0];
    }

    private Bucket refilled(@org.jspecify.annotations.Nullable Bucket bucket, long now) {
        return bucket == null
                ? new Bucket(perHour, now)
                : new Bucket(Math.min(perHour, bucket.tokens() + (now - bucket.at()) * perHour / HOUR), now);
    }
}
