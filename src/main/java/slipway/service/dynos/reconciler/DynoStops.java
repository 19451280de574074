package slipway.service.dynos.reconciler;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import slipway.config.Settings;
import slipway.model.Moment;
import slipway.model.dynos.Dyno;
import slipway.service.dynos.reconciler.passes.DynoRecords;
import slipway.service.dynos.runtime.DynoRuntime;

/** How dynos are stopped: requests under way may end, then SIGTERM, then, after the grace, SIGKILL. */
@ApplicationScoped
public class DynoStops {
    /** How often a dyno that is being drained is looked at. */
    static final Duration DRAIN_STEP = Duration.ofMillis(20);

    @Inject
    ReconcilerLoop loop;

    @Inject
    DynoRecords records;

    @Inject
    DynoRuntime runtime;

    @Inject
    RoutePublisher routes;

    @Inject
    DynoLog dynoLog;

    @Inject
    Settings settings;

    /** Lets requests under way end, then stops the dyno; the router sends it no new ones already. */
    void drain(Dyno dyno) {
        drain(dyno, Moment.now().plus(settings.drainGrace()));
    }

    private void drain(Dyno dyno, Instant deadline) {
        if (routes.isIdle(dyno.id()) || !Moment.now().isBefore(deadline)) {
            terminate(dyno);
        } else {
            loop.after(DRAIN_STEP, () -> drain(dyno, deadline));
        }
    }

    void terminate(Dyno dyno) {
        dynoLog.stopping(dyno);
        runtime.terminate(dyno.id());
        loop.after(
                settings.stopGrace(),
                () -> records.find(dyno.id()).ifPresent(late -> {
                    dynoLog.exitTimedOut(late, settings.stopGrace().toSeconds());
                    runtime.kill(late.id());
                }));
    }
}
