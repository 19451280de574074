package slipway.router.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import slipway.service.DaemonThreads;

/**
 * Where visits wait for a dyno, without a thread each: every visit comes out once, when its app's route changes or when
 * its time is up, whichever is first. Thread-safe.
 */
public final class WaitingRoom {
    private static final long TICK_MILLIS = 50;

    private record Waiting(long deadline, Runnable changed, Runnable timeUp) {}

    private final Map<UUID, List<Waiting>> byApp = new HashMap<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("waiting-room"));

    private final int mostOfAnApp;

    /** @param mostOfAnApp how many may wait for one app at once */
    WaitingRoom(int mostOfAnApp) {
        this.mostOfAnApp = mostOfAnApp;
        clock.scheduleWithFixedDelay(this::callOverdue, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Lets a visit wait; exactly one of the two actions is run, on another thread.
     *
     * @return what takes it out before; null where there is no room
     */
    @Nullable
    Runnable enter(UUID app, Duration atMost, Runnable changed, Runnable timeUp) {
        Waiting waiting = new Waiting(System.nanoTime() + atMost.toNanos(), changed, timeUp);
        synchronized (byApp) {
            List<Waiting> all = byApp.computeIfAbsent(app, id -> new ArrayList<>());
            if (all.size() >= mostOfAnApp) {
                return null;
            }
            all.add(waiting);
            return () -> leave(app, waiting);
        }
    }

    private void leave(UUID app, Waiting waiting) {
        synchronized (byApp) {
            List<Waiting> all = byApp.get(app);
            if (all != null && all.remove(waiting) && all.isEmpty()) {
                byApp.remove(app);
            }
        }
    }

    /** How many wait for the app at this moment. */
    public int waiting(UUID app) {
        synchronized (byApp) {
            return byApp.getOrDefault(app, List.of()).size();
        }
    }

    /** Calls out everybody who waits for the app. */
    void routeChanged(UUID app) {
        List<Waiting> called;
        synchronized (byApp) {
            called = byApp.remove(app);
        }
        if (called != null && !clock.isShutdown()) {
            clock.execute(() -> called.forEach(waiting -> waiting.changed().run()));
        }
    }

    void close() {
        clock.shutdownNow();
    }

    private void callOverdue() {
        long now = System.nanoTime();
        List<Waiting> overdue = new ArrayList<>();
        synchronized (byApp) {
            Iterator<List<Waiting>> apps = byApp.values().iterator();
            while (apps.hasNext()) {
                List<Waiting> waiting = apps.next();
                waiting.stream().filter(one -> one.deadline() - now <= 0).forEach(overdue::add);
                waiting.removeIf(one -> one.deadline() - now <= 0);
                if (waiting.isEmpty()) {
                    apps.remove();
                }
            }
        }
        overdue.forEach(waiting -> waiting.timeUp().run());
    }
}
