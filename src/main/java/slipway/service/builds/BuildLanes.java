package slipway.service.builds;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Logger;

/**
 * Builds of one app go one after another, in the order in which they were asked for: they share a cache, and the last
 * one is to be what runs. Those of several apps go at once.
 */
final class BuildLanes {
    private static final Logger LOG = Logger.getLogger(BuildLanes.class.getName());

    private final Executor workers;

    /** What waits behind the build that is under way, by app; there is a queue as long as one is. */
    private final Map<UUID, Queue<Runnable>> lanes = new HashMap<>();

    BuildLanes(Executor workers) {
        this.workers = workers;
    }

    /** @param build must not throw */
    void add(UUID app, Runnable build) {
        synchronized (lanes) {
            Queue<Runnable> waiting = lanes.get(app);
            if (waiting != null) {
                waiting.add(build);
                return;
            }
            lanes.put(app, new ArrayDeque<>());
        }
        begin(app, build);
    }

    private void run(UUID app, Runnable build) {
        try {
            build.run();
        } finally {
            next(app).ifPresent(following -> begin(app, following));
        }
    }

    private void begin(UUID app, Runnable build) {
        try {
            workers.execute(() -> run(app, build));
        } catch (RejectedExecutionException theEnd) {
            LOG.fine("The platform stops; what waits is begun by the next start");
        }
    }

    private Optional<Runnable> next(UUID app) {
        synchronized (lanes) {
            Optional<Runnable> following = Optional.ofNullable(lanes.get(app)).map(Queue::poll);
            if (following.isEmpty()) {
                lanes.remove(app);
            }
            return following;
        }
    }
}
