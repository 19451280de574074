package slipway.service.builds;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.config.Settings;
import slipway.model.PlatformException;
import slipway.model.builds.CompiledSlug;
import slipway.model.releases.Release;
import slipway.service.DaemonThreads;
import slipway.service.apps.AppWatcher;
import slipway.service.builds.output.BuildOutput;
import slipway.service.builds.output.BuildOutputs;
import slipway.service.releases.phase.ReleaseFollower;

/** Runs builds on few threads; whatever happens to a build, it ends as succeeded or failed. */
@ApplicationScoped
public class BuildQueue {
    private static final Logger LOG = Logger.getLogger(BuildQueue.class.getName());

    private static final int RETRY_SECONDS = 5;

    @Inject
    BuildRecords records;

    @Inject
    BuildOutputs outputs;

    @Inject
    SlugCompiler compiler;

    @Inject
    AppWatcher watcher;

    @Inject
    ReleaseFollower releases;

    /** Builds are heavier than dynos, and dynos go first: few at once. */
    private ExecutorService workers;

    /** For what the database could not be told, being away. */
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("build-clock"));

    private BuildLanes lanes;
    private WaitingBuilds waiting;
    private final Map<UUID, Future<?>> underWay = new ConcurrentHashMap<>();

    @SuppressWarnings("NullAway.Init")
    protected BuildQueue() {}

    @Inject
    BuildQueue(Settings settings) {
        workers = Executors.newFixedThreadPool(settings.ceilings().buildsAtOnce(), DaemonThreads.named("build"));
        lanes = new BuildLanes(workers);
        waiting = new WaitingBuilds(settings.ceilings().buildsAtOnce(), this::tellPlace);
    }

    void add(UUID appId, UUID buildId) {
        FutureTask<?> task = new FutureTask<>(() -> run(buildId), null);
        underWay.put(buildId, task);
        waiting.add(buildId, appId);
        lanes.add(appId, task);
    }

    private void tellPlace(UUID buildId, int ahead) {
        outputs.open(buildId).step("Waiting for %d other %s to end".formatted(ahead, ahead == 1 ? "build" : "builds"));
    }

    /** Ends a build whose row says already that it failed; one that waits never begins. */
    void cancel(UUID buildId) {
        Optional.ofNullable(underWay.remove(buildId)).ifPresent(task -> task.cancel(true));
        waiting.end(buildId);
        BuildOutput output = outputs.open(buildId);
        output.warning("Build canceled.");
        outputs.close(buildId);
    }

    /** Begins again what a platform that was killed has left pending. */
    public void resume() {
        compiler.forgetUnfinished();
        records.pending().forEach(build -> add(build.appId(), build.id()));
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
        clock.shutdownNow();
    }

    private void run(UUID buildId) {
        BuildOutput output = outputs.open(buildId);
        waiting.begin(buildId);
        try {
            SlugCompiler.Job job = records.begin(buildId);
            CompiledSlug compiled = compiler.compile(job, output);
            output.step("Launching...");
            Release release = records.succeed(buildId, compiled);
            releases.declare(release, output);
            // Whoever reads on may visit the site at once.
            watcher.awaitCaughtUp();
            output.detail("Released v" + release.version());
            output.detail(records.webUrl(buildId) + " deployed to Slipway");
            releases.follow(release, output, () -> outputs.close(buildId));
        } catch (BuildFailedException | PlatformException refused) {
            fail(buildId, output, String.valueOf(refused.getMessage()));
        } catch (InterruptedException stopping) {
            LOG.fine(() -> "Build " + buildId + " was canceled, or is begun again by the next start");
        } catch (IOException | RuntimeException | Error e) {
            LOG.log(Level.SEVERE, "Build " + buildId + " failed", e);
            fail(buildId, output, "The platform could not finish this build. It is not your source; please try again.");
        } finally {
            underWay.remove(buildId);
            waiting.end(buildId);
        }
    }

    private void fail(UUID buildId, BuildOutput output, String message) {
        try {
            output.warning(message);
            output.warning("");
            output.warning("Push failed: the running release was left alone.");
        } finally {
            recordFailure(buildId);
            outputs.close(buildId);
        }
    }

    private void recordFailure(UUID buildId) {
        try {
            records.fail(buildId);
        } catch (RuntimeException away) {
            LOG.log(Level.WARNING, "That build " + buildId + " failed is written down later", away);
            clock.schedule(() -> recordFailure(buildId), RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }
}
