package slipway.service.webhooks;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.model.Moment;
import slipway.service.DaemonThreads;

/**
 * Delivers what is written down, webhook by webhook: each one's deliveries one after another, and those of different
 * webhooks beside each other.
 *
 * <p>No thread waits for a receiver; few threads do the rest. An attempt is written down before it is sent and after it
 * was answered, so that a kill in between repeats it.
 */
@ApplicationScoped
public class DeliveryLoop {
    private static final Logger LOG = Logger.getLogger(DeliveryLoop.class.getName());

    /** More than one, since looking up a receiver's name may take long. */
    private static final int THREADS = 8;

    /** How soon a step that failed, such as for want of the database, is tried again. */
    private static final Duration RETRY = Duration.ofSeconds(5);

    private static final Duration SWEEP = Duration.ofHours(1);

    @Inject
    DeliveryRecords records;

    @Inject
    WebhookSender sender;

    private final ScheduledThreadPoolExecutor workers =
            new ScheduledThreadPoolExecutor(THREADS, DaemonThreads.named("webhooks"));

    /** Webhooks that are being worked on, and whether something came up for them meanwhile. */
    private final Map<UUID, Boolean> busy = new ConcurrentHashMap<>();

    /** For when each waiting webhook is to be woken. */
    private final Map<UUID, Instant> alarms = new ConcurrentHashMap<>();

    /** Goes on with what the process before this one has left, and from then on tidies up now and then. */
    public void resume() {
        records.webhooksWithDeliveries().forEach(this::wake);
        workers.scheduleWithFixedDelay(this::sweep, 0, SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Says that there may be something to deliver to a webhook. */
    void wake(UUID webhookId) {
        if (!busy.merge(webhookId, false, (present, fresh) -> true)) {
            run(webhookId);
        }
    }

    /** Sends nothing any more; what is under way is sent again by the next start. */
    @PreDestroy
    public void stop() {
        workers.shutdownNow();
    }

    private void run(UUID webhookId) {
        if (!workers.isShutdown()) {
            workers.execute(() -> step(webhookId));
        }
    }

    private void step(UUID webhookId) {
        try {
            DeliveryRecords.Turn turn = records.next(webhookId);
            if (turn.now().isPresent()) {
                send(webhookId, turn.now().get());
            } else {
                turn.later().ifPresent(at -> wakeAt(webhookId, at));
                rest(webhookId);
            }
        } catch (RuntimeException e) {
            putOff(webhookId, e);
        }
    }

    private void send(UUID webhookId, DeliveryRecords.Attempt attempt) {
        sender.send(attempt.notification())
                .exceptionally(failure -> WebhookSender.Answer.none("NotSent"))
                .thenAccept(answer -> {
                    if (!workers.isShutdown()) {
                        workers.execute(() -> end(webhookId, attempt, answer));
                    }
                });
    }

    private void end(UUID webhookId, DeliveryRecords.Attempt attempt, WebhookSender.Answer answer) {
        try {
            records.end(attempt.deliveryId(), answer);
            step(webhookId);
        } catch (RuntimeException e) {
            putOff(webhookId, e);
        }
    }

    private void putOff(UUID webhookId, RuntimeException cause) {
        if (!workers.isShutdown()) {
            LOG.log(Level.WARNING, "Webhook " + webhookId + " could not be told and is tried again", cause);
            wakeAt(webhookId, Moment.now().plus(RETRY));
            rest(webhookId);
        }
    }

    /** Ends the work on a webhook, unless something came up for it since the last look. */
    private void rest(UUID webhookId) {
        if (busy.computeIfPresent(webhookId, (id, again) -> again ? Boolean.FALSE : null) != null) {
            run(webhookId);
        }
    }

    private void wakeAt(UUID webhookId, Instant at) {
        if (!workers.isShutdown() && !at.equals(alarms.put(webhookId, at))) {
            long millis = Math.max(Duration.between(Moment.now(), at).toMillis() + 1, 1);
            workers.schedule(
                    () -> {
                        alarms.remove(webhookId, at);
                        wake(webhookId);
                    },
                    millis,
                    TimeUnit.MILLISECONDS);
        }
    }

    private void sweep() {
        try {
            records.sweep();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Old webhook events could not be removed; the next sweep tries again", e);
        }
    }
}
