package slipway.service.builds;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.model.Moment;
import slipway.service.DaemonThreads;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppsById;
import slipway.service.builds.output.BuildOutputs;
import slipway.service.builds.output.OutputStore;
import slipway.service.git.CodeRepositories;
import slipway.service.releases.phase.ReleaseOutputs;
import slipway.service.releases.phase.ReleasePhase;

/**
 * Removes what destroyed apps have left on disk: slugs that no row names, output of no build or release, pushed code.
 *
 * <p>It goes through everybody's files, hence on a thread of its own, for which nobody waits.
 */
@ApplicationScoped
public class StorageSweep {
    private static final Logger LOG = Logger.getLogger(StorageSweep.class.getName());

    /** Younger files may belong to a build whose row is about to be written. */
    private static final Duration TOO_YOUNG = Duration.ofHours(1);

    /** Files that are looked up in the database at once. */
    private static final int AT_ONCE = 500;

    @Inject
    BuildRecords records;

    @Inject
    BlobStore blobs;

    @Inject
    BuildOutputs outputs;

    @Inject
    ReleaseOutputs releaseOutputs;

    @Inject
    ReleasePhase phase;

    @Inject
    CodeRepositories repositories;

    @Inject
    AppFinder apps;

    private final AtomicBoolean requested = new AtomicBoolean();
    private final ScheduledExecutorService sweeper =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("storage-sweep"));

    /** Sweeps soon; asked for again and again, once. */
    public void sweep() {
        if (!sweeper.isShutdown() && requested.compareAndSet(false, true)) {
            sweeper.execute(this::run);
        }
    }

    @PreDestroy
    void stop() {
        sweeper.shutdownNow();
    }

    private void run() {
        requested.set(false);
        Instant before = Moment.now().minus(TOO_YOUNG);
        try {
            List<String> keys = blobs.keysBefore(before);
            for (int from = 0; from < keys.size(); from += AT_ONCE) {
                List<String> some = keys.subList(from, Math.min(from + AT_ONCE, keys.size()));
                Set<String> used = records.blobsInUse(some);
                for (String key : some) {
                    if (!used.contains(key)) {
                        blobs.delete(key);
                    }
                }
            }
            sweep(outputs, before, records::buildsAmong);
            sweep(releaseOutputs, before, phase::present);
            List<UUID> owners = repositories.apps();
            AppsById present = apps.byIds(owners);
            owners.stream().filter(app -> present.find(app).isEmpty()).forEach(repositories::delete);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "Left-over slugs could not be removed; the next sweep tries again", e);
        }
    }

    private static void sweep(OutputStore store, Instant before, Function<List<UUID>, Set<UUID>> presentOf)
            throws IOException {
        List<UUID> all = store.writtenBefore(before);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<UUID> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            Set<UUID> present = presentOf.apply(some);
            for (UUID id : some) {
                if (!present.contains(id)) {
                    store.delete(id);
                }
            }
        }
    }
}
