package slipway.service.dynos.sleep;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import slipway.model.Moment;

/** How long apps took to wake, of the last day; in memory, since nothing follows from them. Thread-safe. */
@ApplicationScoped
public class WakeTimes {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST = 10_000;

    /**
     * One waking.
     *
     * @param fromNap whether the app was frozen, rather than stopped
     * @param took from the first request until a dyno could take it
     */
    public record Wake(Instant at, boolean fromNap, Duration took) {}

    private final Deque<Wake> wakes = new ArrayDeque<>();

    public synchronized void add(boolean fromNap, Duration took) {
        Instant now = Moment.now();
        wakes.add(new Wake(now, fromNap, took));
        while (wakes.size() > MOST || wakes.getFirst().at().plus(KEPT).isBefore(now)) {
            wakes.removeFirst();
        }
    }

    /** The oldest first. */
    public synchronized List<Wake> all() {
        Instant oldest = Moment.now().minus(KEPT);
        return wakes.stream().filter(wake -> wake.at().isAfter(oldest)).toList();
    }
}
