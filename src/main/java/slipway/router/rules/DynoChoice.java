package slipway.router.rules;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import slipway.service.domains.WebDyno;

/**
 * Which of an app's dynos gets a request. A random one, as at Heroku, finds the busy as often as the idle; the less busy
 * of two random ones nearly never waits behind a slow request (Mitzenmacher, "The Power of Two Choices").
 */
final class DynoChoice {
    private final boolean leastLoaded;
    private final int perDyno;

    /** @param perDyno requests with one dyno at once; 0 for any number */
    DynoChoice(boolean leastLoaded, int perDyno) {
        this.leastLoaded = leastLoaded;
        this.perDyno = perDyno;
    }

    /**
     * A dyno that has let the request in; none where all are quarantined, full or on their way out.
     *
     * @param wanted the id of the dyno that the visitor was with before, or null
     */
    @Nullable
    WebDyno choose(List<WebDyno> up, @Nullable String wanted, long now) {
        if (wanted != null) {
            for (WebDyno dyno : up) {
                if (wanted.equals(dyno.token()) && takes(dyno, now)) {
                    return dyno;
                }
            }
        }
        int count = up.size();
        int first = count == 1 ? 0 : ThreadLocalRandom.current().nextInt(count);
        if (leastLoaded && count > 1) {
            WebDyno one = up.get(first);
            // Another one than the first: as many steps further, at least one, at most count - 1.
            WebDyno other = up.get((first + 1 + ThreadLocalRandom.current().nextInt(count - 1)) % count);
            WebDyno better = other.inFlight() < one.inFlight() ? other : one;
            if (takes(better, now)) {
                return better;
            }
        }
        for (int i = 0; i < count; i++) {
            WebDyno dyno = up.get((first + i) % count);
            if (takes(dyno, now)) {
                return dyno;
            }
        }
        return null;
    }

    private boolean takes(WebDyno dyno, long now) {
        return !dyno.isQuarantined(now) && (perDyno == 0 || dyno.inFlight() < perDyno) && dyno.enter();
    }
}
