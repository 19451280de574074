package slipway.service.dynos.reconciler;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.UUID;
import slipway.model.dynos.Dyno;
import slipway.service.builds.SlugCompiler;
import slipway.service.builds.StorageSweep;
import slipway.service.dynos.runtime.DynoRuntime;
import slipway.service.logs.LogBuffers;
import slipway.service.metrics.Traffic;
import slipway.service.releases.phase.ReleasePhase;

/** What remains when an app is destroyed or the platform stops. */
@ApplicationScoped
public class Leftovers {
    @Inject
    LogBuffers logBuffers;

    @Inject
    Traffic traffic;

    @Inject
    DynoRuntime runtime;

    @Inject
    SlugCompiler compiler;

    @Inject
    StorageSweep storage;

    @Inject
    ReleasePhase phase;

    /** Drops the log and the build cache of an app that is gone and whose last dyno has ended, and slugs of such apps. */
    void forget(UUID appId) {
        logBuffers.forget(appId);
        traffic.forget(appId);
        compiler.forgetCache(appId);
        phase.forgetGone();
        storage.sweep();
    }

    /** Whether none of these dynos has a process any more. */
    boolean allEnded(Collection<Dyno> dynos) {
        return dynos.stream().noneMatch(dyno -> runtime.isRunning(dyno.id()));
    }
}
