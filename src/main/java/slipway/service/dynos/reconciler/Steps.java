package slipway.service.dynos.reconciler;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.DynoState;
import slipway.service.dynos.reconciler.passes.Pass;
import slipway.service.dynos.runtime.DynoRuntime;
import slipway.service.dynos.sleep.WakeTimes;
import slipway.service.releases.phase.ReleaseOutputs;

/** Does to the processes, and tells in the log, what was written down. */
@ApplicationScoped
public class Steps {
    @Inject
    DynoRuntime runtime;

    @Inject
    RoutePublisher routes;

    @Inject
    DynoStops stops;

    @Inject
    OneOffRuns oneOffs;

    @Inject
    ReleaseOutputs releaseOutputs;

    @Inject
    DynoLog dynoLog;

    @Inject
    WakeTimes wakeTimes;

    /** When somebody first asked for an app that is being woken, by {@link System#nanoTime}. */
    private final Map<UUID, Long> askedFor = new ConcurrentHashMap<>();

    void asked(UUID appId) {
        askedFor.putIfAbsent(appId, System.nanoTime());
    }

    /** Notes how long an app took to wake, if somebody has woken it. */
    void isUp(Dyno dyno, boolean fromNap) {
        Long since = dyno.isWeb() ? askedFor.remove(dyno.appId()) : null;
        if (since != null) {
            wakeTimes.add(fromNap, Duration.ofNanos(System.nanoTime() - since));
        }
    }

    /** Nothing was there to be woken. */
    void notWoken(UUID appId) {
        askedFor.remove(appId);
    }

    void take(Pass.Outcome outcome) {
        switch (outcome.kind()) {
            case IDLED -> idle(outcome);
            case WOKEN -> wake(outcome);
            case USUAL, CYCLED -> usual(outcome);
        }
    }

    private void idle(Pass.Outcome outcome) {
        outcome.stopped().ifPresent(dyno -> {
            if (outcome.stoppedFrom() != DynoState.NAPPING) {
                dynoLog.idling(dyno);
                dynoLog.stateChanged(dyno, outcome.stoppedFrom(), DynoState.DOWN);
            }
            if (dyno.state() == DynoState.NAPPING) {
                // Connections that were kept may be stale when it goes on.
                routes.forget(dyno.id());
                runtime.freeze(dyno.id());
            } else if (!outcome.stoppedFrom().isWithoutProcess()) {
                stops.drain(dyno);
            }
        });
    }

    private void wake(Pass.Outcome outcome) {
        outcome.started().ifPresent(woken -> {
            dynoLog.unidling(woken.dyno());
            woken.spec()
                    .ifPresentOrElse(
                            spec -> {
                                dynoLog.stateChanged(woken.dyno(), DynoState.DOWN, DynoState.STARTING);
                                outcome.stopped()
                                        .filter(old -> outcome.stoppedFrom() == DynoState.NAPPING)
                                        .ifPresent(stops::drain);
                                dynoLog.starting(woken.dyno());
                                runtime.start(spec);
                            },
                            () -> {
                                runtime.thaw(woken.dyno().id());
                                dynoLog.stateChanged(woken.dyno(), DynoState.DOWN, DynoState.UP);
                                isUp(woken.dyno(), true);
                            });
        });
    }

    private void usual(Pass.Outcome outcome) {
        boolean replaced = outcome.started().isPresent();
        outcome.stopped().ifPresent(old -> {
            if (old.isOneOff()) {
                oneOffs.stop(old, outcome.stoppedFrom());
                return;
            }
            if (!outcome.stoppedFrom().isWithoutProcess()) {
                if (replaced) {
                    dynoLog.restarting(old, outcome.kind() == Pass.Kind.CYCLED);
                }
                stops.drain(old);
            }
            dynoLog.stateChanged(old, outcome.stoppedFrom(), replaced ? DynoState.STARTING : DynoState.DOWN);
        });
        outcome.started().ifPresent(started -> {
            if (started.dyno().isOneOff()) {
                oneOffs.watchLife(started.dyno());
                releaseOutputs.begin(started.dyno().id());
            } else if (outcome.stopped().isEmpty()) {
                dynoLog.stateChanged(started.dyno(), DynoState.DOWN, DynoState.STARTING);
            }
            dynoLog.starting(started.dyno());
            runtime.start(started.spec().orElseThrow());
        });
    }
}
