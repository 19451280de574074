package slipway.service.mail;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.config.Settings;
import slipway.service.DaemonThreads;

/**
 * Sends what is in the outbox, one mail after another, on a thread of its own.
 *
 * <p>An attempt is written down before and after it, and no transaction is open meanwhile; a kill in between repeats it.
 * Where the server is away, the rest waits for the next look, so that an outage costs only few attempts.
 */
@ApplicationScoped
public class MailLoop {
    private static final Logger LOG = Logger.getLogger(MailLoop.class.getName());

    /** How often the outbox is looked into by itself: for retries, and for what other processes have posted. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    private static final Duration SWEEP = Duration.ofHours(1);

    @Inject
    MailRecords records;

    @Inject
    MailSender sender;

    @Inject
    Settings settings;

    private final AtomicBoolean woken = new AtomicBoolean();

    private final ScheduledThreadPoolExecutor worker = new ScheduledThreadPoolExecutor(1, DaemonThreads.named("mail"));

    /** Goes on with what the process before this one has left; without a mail server it only tidies up. */
    public void resume() {
        worker.scheduleWithFixedDelay(this::sweep, 0, SWEEP.toMillis(), TimeUnit.MILLISECONDS);
        if (settings.mail().server().isPresent()) {
            worker.scheduleWithFixedDelay(this::sendWhatIsDue, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Says that there may be something to send; returns at once. */
    void wake() {
        if (!worker.isShutdown() && !woken.getAndSet(true)) {
            worker.execute(() -> {
                woken.set(false);
                sendWhatIsDue();
            });
        }
    }

    /** Sends nothing any more; what is under way may be sent again by the next start. */
    @PreDestroy
    public void stop() {
        worker.shutdownNow();
    }

    void sendWhatIsDue() {
        try {
            boolean goOn = true;
            while (goOn && !worker.isShutdown()) {
                Optional<MailSender.Letter> letter = records.next();
                goOn = letter.isPresent() && send(letter.get());
            }
        } catch (RuntimeException e) {
            complain("Mails could not be sent and are tried again", e);
        }
    }

    /** Returns whether the next one may fare better. */
    private boolean send(MailSender.Letter letter) {
        MailSender.Outcome outcome = sender.send(letter);
        records.end(letter.id(), outcome);
        if (outcome.result() != MailSender.Result.SENT) {
            LOG.log(Level.INFO, "Mail {0} was not sent: {1}", new Object[] {letter.id(), outcome.reason()});
        }
        return outcome.result() != MailSender.Result.NO_SERVER;
    }

    private void sweep() {
        try {
            records.sweep();
        } catch (RuntimeException e) {
            complain("Old mails could not be removed; the next sweep tries again", e);
        }
    }

    private void complain(String what, RuntimeException cause) {
        if (!worker.isShutdown()) {
            LOG.log(Level.WARNING, what, cause);
        }
    }
}
