package slipway.service.dynos;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.UUID;
import slipway.model.dynos.Dyno;
import slipway.service.dynos.runtime.DynoRuntime;
import slipway.service.logs.LogBuffers;

/** What remains when an app is destroyed or the platform stops. */
@ApplicationScoped
public class Leftovers {
    @Inject
    LogBuffers logBuffers;

    @Inject
    DynoRuntime runtime;

    /** Drops the log of an app that is gone and whose last dyno has ended. */
    void forget(UUID appId) {
        logBuffers.forget(appId);
    }

    /** Whether none of these dynos has a process any more. */
    boolean allEnded(Collection<Dyno> dynos) {
        return dynos.stream().noneMatch(dyno -> runtime.isRunning(dyno.id()));
    }
}
