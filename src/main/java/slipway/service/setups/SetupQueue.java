package slipway.service.setups;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.model.PlatformException;
import slipway.model.setups.AppSetup;
import slipway.model.setups.Manifest;
import slipway.service.DaemonThreads;
import slipway.service.builds.BuildFailedException;
import slipway.service.dynos.sizes.DynoSizes;
import slipway.service.setups.manifest.AppJson;
import slipway.service.setups.manifest.ManifestSource;
import slipway.service.setups.manifest.SetupFailedException;

/**
 * Takes setups on, step by step: once when they are asked for, then whenever what they wait for has ended. Whatever
 * happens, a setup ends as succeeded or failed.
 */
@ApplicationScoped
public class SetupQueue {
    private static final Logger LOG = Logger.getLogger(SetupQueue.class.getName());

    /** Setups at once: what takes time is to fetch a source. */
    private static final int AT_ONCE = 4;

    private static final int RETRY_SECONDS = 5;

    @Inject
    DynoSizes sizes;

    @Inject
    SetupRecords records;

    @Inject
    ManifestSource manifests;

    @Inject
    PostdeployOutput outputs;

    private final ScheduledExecutorService workers =
            new ScheduledThreadPoolExecutor(AT_ONCE, DaemonThreads.named("app-setup"));

    void add(UUID setupId) {
        try {
            workers.execute(() -> run(setupId));
        } catch (RejectedExecutionException theEnd) {
            LOG.fine("The platform stops; the next start goes on");
        }
    }

    /** Goes on with what a platform that was killed has left pending; only once dynos and builds are known again. */
    public void resume() {
        records.pending().forEach(this::add);
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }

    private void run(UUID setupId) {
        try {
            Optional<AppSetup> setup = records.findPending(setupId);
            if (setup.isPresent()) {
                goOn(setup.get());
            }
        } catch (SetupFailedException refused) {
            fail(setupId, refused.getMessage(), refused.manifestErrors());
        } catch (BuildFailedException | PlatformException refused) {
            fail(setupId, String.valueOf(refused.getMessage()), List.of());
        } catch (InterruptedException stopping) {
            LOG.fine(() -> "Setup " + setupId + " is taken on by the next start");
        } catch (IOException | RuntimeException | Error e) {
            LOG.log(Level.SEVERE, "Setup " + setupId + " failed", e);
            fail(
                    setupId,
                    "the platform could not finish this setup; it is not your source, please try again",
                    List.of());
        }
    }

    private void goOn(AppSetup setup)
            throws SetupFailedException, BuildFailedException, IOException, InterruptedException {
        if (setup.buildId().isEmpty()) {
            records.begin(setup.id());
            records.configure(setup.id(), manifest(setup));
        } else if (setup.exitCode().isPresent()) {
            records.finish(setup.id(), outputs.of(setup));
        } else {
            records.goOn(setup.id());
        }
    }

    private Manifest manifest(AppSetup setup)
            throws SetupFailedException, BuildFailedException, IOException, InterruptedException {
        Optional<String> text = manifests.appJson(setup.source());
        return AppJson.parse(
                text.orElseThrow(() -> new SetupFailedException("app.json not found: the source has none at its root")),
                sizes::require);
    }

    private void fail(UUID setupId, String message, List<String> manifestErrors) {
        try {
            records.fail(setupId, message, manifestErrors);
        } catch (RuntimeException away) {
            LOG.log(Level.WARNING, "That setup " + setupId + " failed is written down later", away);
            try {
                workers.schedule(() -> fail(setupId, message, manifestErrors), RETRY_SECONDS, TimeUnit.SECONDS);
            } catch (RejectedExecutionException theEnd) {
                LOG.fine("The platform stops; the next start goes on");
            }
        }
    }
}
