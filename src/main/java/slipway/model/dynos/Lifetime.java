package slipway.model.dynos;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long a dyno runs before it is cycled: 24 h and a random 0 to 216 min (Dev Center, "Dyno restarts"). */
final class Lifetime {
    private static final Duration LEAST = Duration.ofHours(24);
    private static final Duration SPREAD = Duration.ofMinutes(216);

    private Lifetime() {}

    static Duration ofADyno() {
        return LEAST.plusSeconds(ThreadLocalRandom.current().nextLong(SPREAD.toSeconds()));
    }
}
