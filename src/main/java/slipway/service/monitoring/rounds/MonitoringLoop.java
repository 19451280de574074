package slipway.service.monitoring.rounds;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.model.Moment;
import slipway.model.monitoring.Resolution;
import slipway.service.DaemonThreads;
import slipway.service.monitoring.alerts.AlertPosts;
import slipway.service.monitoring.alerts.AlertRounds;
import slipway.service.monitoring.recording.MetricsRecorder;

/**
 * Once a minute, for all monitored apps together: writes down what was measured, and looks what alerts have to say. While
 * the database is away it tries again every few seconds, says so once, and the router goes on.
 */
@ApplicationScoped
public class MonitoringLoop {
    private static final Logger LOG = Logger.getLogger(MonitoringLoop.class.getName());

    /** After the end of a minute: the router hands on what it has counted within 2 s. */
    private static final Duration AFTER = Duration.ofSeconds(3);

    private static final Duration RETRY = Duration.ofSeconds(5);

    private static final Duration TIDY = Duration.ofMinutes(10);

    /** How long the end of the platform waits for what is being written. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Inject
    MetricsRecorder recorder;

    @Inject
    AlertRounds alerts;

    @Inject
    AlertPosts posts;

    private final ScheduledThreadPoolExecutor worker =
            new ScheduledThreadPoolExecutor(1, DaemonThreads.named("monitoring"));

    private volatile Instant started = Instant.MAX;
    private Instant tidied = Instant.MIN;
    private boolean inTrouble;

    /** Begins to measure; before anything is there to be measured. */
    public void resume() {
        recorder.refresh();
        started = Moment.now();
        posts.resume();
        schedule();
    }

    private void schedule() {
        if (!worker.isShutdown()) {
            Instant now = Moment.now();
            Instant next = Resolution.MINUTE
                    .slotOf(now.minus(AFTER))
                    .plus(Resolution.MINUTE.step())
                    .plus(AFTER);
            after(Duration.between(now, next));
        }
    }

    private void after(Duration delay) {
        worker.schedule(this::turn, Math.max(1, delay.toMillis()), TimeUnit.MILLISECONDS);
    }

    private void turn() {
        if (round()) {
            schedule();
        } else if (!worker.isShutdown()) {
            after(RETRY);
        }
    }

    /** Returns whether it could be done. */
    private boolean round() {
        try {
            Instant now = Moment.now();
            recorder.refresh();
            recorder.record(now);
            alerts.look(now, started).forEach(finding -> alerts.tell(finding, now));
            if (!tidied.plus(TIDY).isAfter(now)) {
                recorder.tidyUp(now);
                tidied = now;
            }
            if (inTrouble) {
                LOG.info("The metrics of apps are written down again");
            }
            inTrouble = false;
            return true;
        } catch (RuntimeException e) {
            complain(e);
            return false;
        }
    }

    private void complain(RuntimeException cause) {
        if (!worker.isShutdown() && !inTrouble) {
            LOG.log(
                    Level.WARNING,
                    "The metrics of apps cannot be written down, which is tried again; they are kept",
                    cause);
        }
        inTrouble = true;
    }

    /** Writes down what there is; to be called while the database is still there. */
    @PreDestroy
    public void stop() {
        posts.stop();
        if (worker.isShutdown() || started.equals(Instant.MAX)) {
            worker.shutdownNow();
            return;
        }
        worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        worker.shutdown();
        try {
            worker.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            recorder.recordAll(Moment.now());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The last minute of the metrics of apps could not be written down", e);
        }
    }
}
