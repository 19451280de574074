package slipway.service.monitoring.alerts;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.service.DaemonThreads;
import slipway.service.webhooks.WebhookSender;

/** Posts news of alerts to their webhooks: an attempt is written down before and after it, so that a kill repeats it. */
@ApplicationScoped
public class AlertPosts {
    private static final Logger LOG = Logger.getLogger(AlertPosts.class.getName());

    /** How often it is looked by itself: for retries, and for what other processes have left. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    @Inject
    AlertPostRecords records;

    @Inject
    WebhookSender sender;

    private final AtomicBoolean woken = new AtomicBoolean();

    private final ScheduledThreadPoolExecutor worker =
            new ScheduledThreadPoolExecutor(1, DaemonThreads.named("alert-posts"));

    /** Goes on with what the process before this one has left. */
    public void resume() {
        worker.scheduleWithFixedDelay(this::sendWhatIsDue, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Says that there may be something to post; returns at once. */
    void wake() {
        if (!worker.isShutdown() && !woken.getAndSet(true)) {
            worker.execute(() -> {
                woken.set(false);
                sendWhatIsDue();
            });
        }
    }

    /** Posts nothing any more; what is under way may be posted again by the next start. */
    @PreDestroy
    public void stop() {
        worker.shutdownNow();
    }

    private void sendWhatIsDue() {
        try {
            records.due().forEach(this::send);
        } catch (RuntimeException e) {
            complain(e);
        }
    }

    /** Nobody waits for the receiver. */
    private void send(UUID id) {
        Optional<WebhookSender.Notification> notification = records.begin(id);
        notification.ifPresent(what -> sender.send(what)
                .exceptionally(failure -> WebhookSender.Answer.none("NotSent"))
                .thenAccept(answer -> {
                    if (!worker.isShutdown()) {
                        worker.execute(() -> end(id, answer));
                    }
                }));
    }

    private void end(UUID id, WebhookSender.Answer answer) {
        try {
            records.end(id, answer);
            sendWhatIsDue();
        } catch (RuntimeException e) {
            complain(e);
        }
    }

    private void complain(RuntimeException cause) {
        if (!worker.isShutdown()) {
            LOG.log(Level.WARNING, "Alerts could not be posted, which is tried again", cause);
        }
    }
}
