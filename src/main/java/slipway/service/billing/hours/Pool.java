package slipway.service.billing.hours;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An account's free hours of a month, in seconds.
 *
 * @param byApp what each app has taken
 * @param emptyAt when they will all be used at the rate of this month; absent where they last until its end
 */
public record Pool(long quota, long used, Map<UUID, Long> byApp, Optional<Instant> emptyAt) {
    private static final int PERCENT = 100;

    public Pool {
        byApp = Map.copyOf(byApp);
    }

    public long left() {
        return Math.max(quota - used, 0);
    }

    public boolean isEmpty() {
        return used >= quota;
    }

    /** How much of it is used, from 0; more than 100 where hours were taken away since. */
    public long percent() {
        return quota == 0 ? PERCENT : used * PERCENT / quota;
    }
}
