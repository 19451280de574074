package slipway.service.dynos.reconciler;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.service.DaemonThreads;

/** The one thread on which everything happens to dynos, so that no two steps ever meet. */
@ApplicationScoped
public class ReconcilerLoop {
    private static final Logger LOG = Logger.getLogger(ReconcilerLoop.class.getName());

    private static final Duration RETRY = Duration.ofSeconds(2);

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    private final ScheduledThreadPoolExecutor loop =
            new ScheduledThreadPoolExecutor(1, DaemonThreads.named("reconciler"));

    public ReconcilerLoop() {
        loop.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        loop.setRemoveOnCancelPolicy(true);
    }

    void run(Runnable task) {
        if (!loop.isShutdown()) {
            loop.execute(guarded(task));
        }
    }

    /** Runs a step now and, where it fails, again and again until it does not. */
    void untilDone(String what, Runnable step) {
        run(() -> {
            try {
                step.run();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, what + " failed and is tried again", e);
                after(RETRY, () -> untilDone(what, step));
            }
        });
    }

    /** Runs a step and waits for it; fails as it does. */
    void call(Runnable step) throws InterruptedException {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                step.run();
                done.complete(true);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A step of the reconciler failed", e.getCause());
        }
    }

    void after(Duration delay, Runnable task) {
        if (!loop.isShutdown()) {
            loop.schedule(guarded(task), Math.max(delay.toMillis(), 1), TimeUnit.MILLISECONDS);
        }
    }

    void every(Duration period, Runnable task) {
        loop.scheduleWithFixedDelay(guarded(task), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits until everything that was to be done by now is done. */
    void awaitCaughtUp() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        loop.execute(done::countDown);
        done.await();
    }

    @PreDestroy
    void stop() {
        loop.shutdownNow();
        try {
            if (!loop.awaitTermination(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warning("The reconciler is still busy; the next start goes on from the database");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, "The reconciler lost a step", e);
            }
        };
    }
}
