package slipway.service.dynos.oneoffs;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.config.Settings;
import slipway.service.DaemonThreads;
import slipway.service.dynos.runtime.DynoTerminal;

/**
 * Where clients and their attached one-offs find each other: by a secret that only whoever asked for the dyno has been
 * told, and that is good for one connection.
 *
 * <p>In memory alone: a client of a platform that has ended is gone as well.
 */
@ApplicationScoped
public class Attachments {
    private static final Logger LOG = Logger.getLogger(Attachments.class.getName());

    @Inject
    Settings settings;

    @Inject
    AttachmentListener listener;

    private final Map<String, Attachment> waiting = new ConcurrentHashMap<>();
    private final Map<UUID, Attachment> byDyno = new ConcurrentHashMap<>();
    private final ExecutorService pumps = Executors.newCachedThreadPool(DaemonThreads.named("attached-dyno"));
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, DaemonThreads.named("attached-dyno-idle"));

    @PreDestroy
    void close() {
        timer.shutdownNow();
        byDyno.values().forEach(Attachment::end);
        pumps.shutdownNow();
    }

    /** Lets a client come for this dyno. */
    public void expect(UUID dynoId, String secret) {
        Attachment attachment = new Attachment(dynoId, () -> listener.clientLeft(dynoId));
        byDyno.put(dynoId, attachment);
        waiting.put(secret, attachment);
        listener.clientAwaited(dynoId);
    }

    /** The attachment that a client has the secret of; from then on nobody else's. Empty where there is none. */
    public Optional<Attachment> claim(String secret, AttachedClient client) {
        Optional<Attachment> found = Optional.ofNullable(waiting.remove(secret));
        found.ifPresent(attachment -> {
            attachment.clientCame(client);
            listener.clientCame(attachment.dynoId());
            watchIdle(attachment);
        });
        return found;
    }

    /** Joins the client with its command, and goes on until one of them ends. */
    public void join(UUID dynoId, DynoTerminal terminal) {
        Attachment attachment = byDyno.get(dynoId);
        if (attachment == null) {
            terminal.hangUp();
            return;
        }
        try {
            pumps.execute(() -> {
                attachment.pump(terminal);
                forget(dynoId);
            });
        } catch (RejectedExecutionException stopping) {
            LOG.log(Level.FINE, "No more attachments", stopping);
            terminal.hangUp();
        }
    }

    /** Tells the client, if there is one, why nothing comes of it, and lets nobody come any more. */
    public void withdraw(UUID dynoId, String why) {
        Attachment attachment = forget(dynoId);
        if (attachment != null) {
            attachment.refuse(why);
        }
    }

    /** Runs what handles a client's input, which may block, away from the threads that serve everybody. */
    public void execute(Runnable task) {
        try {
            pumps.execute(task);
        } catch (RejectedExecutionException stopping) {
            LOG.log(Level.FINE, "No more input", stopping);
        }
    }

    private @org.jspecify.annotations.Nullable Attachment forget(UUID dynoId) {
        Attachment attachment = byDyno.remove(dynoId);
        waiting.values().removeIf(other -> other.dynoId().equals(dynoId));
        return attachment;
    }

    /** Ends the connection when neither side has said anything for too long (Dev Center, "One-off dynos"). */
    private void watchIdle(Attachment attachment) {
        Duration left = settings.runIdle().minusNanos(attachment.silence());
        if (attachment.isOver() || timer.isShutdown()) {
            return;
        }
        if (left.isNegative() || left.isZero()) {
            attachment.end();
            return;
        }
        timer.schedule(() -> watchIdle(attachment), left.toMillis() + 1, TimeUnit.MILLISECONDS);
    }
}
