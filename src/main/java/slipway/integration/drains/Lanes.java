package slipway.integration.drains;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import slipway.service.DaemonThreads;

/** The few threads of all drains: those that get on do not wait behind those that do not. */
final class Lanes implements AutoCloseable {
    private static final int QUICK = 4;
    private static final int SLOW = 16;
    private static final long KEPT_SECONDS = 30;

    private final ThreadPoolExecutor quick = pool("drain", QUICK);
    private final ThreadPoolExecutor slow = pool("drain-slow", SLOW);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(named("drain-clock"));

    void run(Runnable work, boolean isSlow) {
        try {
            (isSlow ? slow : quick).execute(work);
        } catch (RejectedExecutionException theEnd) {
            // The platform stops: nothing more is sent.
        }
    }

    void runLater(Runnable work, Duration delay) {
        try {
            clock.schedule(() -> run(work, true), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException theEnd) {
            // As above.
        }
    }

    /** Runs something short after a time, unless it is cancelled before. */
    ScheduledFuture<?> alarm(Runnable alarm, Duration delay) {
        return clock.schedule(alarm, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    void every(Duration period, Runnable shortWork) {
        clock.scheduleWithFixedDelay(shortWork, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        quick.shutdownNow();
        slow.shutdownNow();
        clock.shutdownNow();
    }

    private static ThreadPoolExecutor pool(String name, int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, KEPT_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory named(String name) {
        return DaemonThreads.named(name);
    }
}
