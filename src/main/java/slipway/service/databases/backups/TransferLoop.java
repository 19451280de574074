package slipway.service.databases.backups;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.model.Moment;
import slipway.model.PlatformException;
import slipway.model.databases.Transfer;
import slipway.model.databases.Transfer.State;
import slipway.service.DaemonThreads;
import slipway.service.databases.backups.TransferRecords.Job;
import slipway.service.databases.server.DatabaseTools.Progress;

/**
 * Makes backups, restores and copies, one after another. A transfer that was under way when the platform was killed begins
 * again: it writes to a new file, or empties its target first.
 */
@ApplicationScoped
public class TransferLoop {
    private static final Logger LOG = Logger.getLogger(TransferLoop.class.getName());

    /** At once: they take much of the disk's and the server's time. */
    private static final int AT_ONCE = 2;

    /** After which one is given up: it takes a worker from all others. */
    private static final Duration LONGEST = Duration.ofHours(6);

    /** How often schedules and old backups are looked at. */
    private static final int LOOK_SECONDS = 30;

    @Inject
    TransferRecords records;

    @Inject
    Movers movers;

    @Inject
    BackupFiles files;

    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

    private final ScheduledThreadPoolExecutor workers =
            new ScheduledThreadPoolExecutor(AT_ONCE + 1, DaemonThreads.named("transfers"));

    /** Goes on with what the platform before this one has left. */
    public void resume() {
        workers.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    public void stop() {
        workers.shutdownNow();
    }

    /** Says that there may be something to do; returns at once. */
    void wake() {
        try {
            workers.execute(this::begin);
        } catch (RejectedExecutionException theEnd) {
            LOG.fine("The platform stops; the next start goes on");
        }
    }

    private void look() {
        try {
            records.orderDue();
            begin();
            for (UUID id : records.expired()) {
                delete(id);
            }
        } catch (IOException | RuntimeException e) {
            complain("Backups that are due are looked up again", e);
        }
    }

    void delete(UUID id) throws IOException {
        files.delete(id);
        records.forget(id);
    }

    private void begin() {
        List<UUID> open = records.open();
        for (UUID id : open) {
            if (underWay.size() < AT_ONCE && underWay.add(id)) {
                workers.execute(() -> run(id));
            }
        }
    }

    private void run(UUID id) {
        try {
            Optional<Job> job = records.begin(id);
            if (job.isPresent()) {
                run(job.get());
            }
        } catch (RuntimeException e) {
            complain("Transfer " + id + " is tried again", e);
        } finally {
            underWay.remove(id);
            if (!workers.isShutdown()) {
                wake();
            }
        }
    }

    private void run(Job job) {
        UUID id = job.transfer().id();
        Instant end = Moment.now().plus(LONGEST);
        try {
            movers.move(job, progress(id, end));
            records.end(id, State.SUCCEEDED, "Finished");
            if (job.transfer().isBackup()
                    && records.find(id).filter(Transfer::isUsable).isEmpty()) {
                // Canceled at the last moment.
                files.delete(id);
            }
            if (job.transfer().isBackup()) {
                for (UUID old : records.superfluous(job.transfer().addOnId())) {
                    delete(old);
                }
            }
        } catch (InterruptedException canceledOrStopping) {
            if (Moment.now().isAfter(end)) {
                records.end(id, State.FAILED, "It took more than " + LONGEST.toHours() + " hours and was given up");
            }
            LOG.fine(() -> "Transfer " + id + " was canceled, or the next start goes on with it");
        } catch (IOException | PlatformException e) {
            records.end(id, State.FAILED, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            complain("Transfer " + id + " failed", e);
            records.end(id, State.FAILED, "The platform could not make this transfer");
        }
    }

    private Progress progress(UUID id, Instant end) {
        return new Progress(
                bytes -> records.moved(id, bytes),
                line -> records.say(id, line),
                () -> Moment.now().isAfter(end) || records.isCanceled(id));
    }

    private void complain(String what, Exception cause) {
        if (!workers.isShutdown()) {
            LOG.log(Level.WARNING, what, cause);
        }
    }
}
