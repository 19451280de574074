package slipway.service.dynos.reconciler;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import slipway.config.Settings;
import slipway.model.Moment;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.DynoState;
import slipway.service.dynos.oneoffs.AttachmentListener;
import slipway.service.dynos.oneoffs.Attachments;
import slipway.service.dynos.reconciler.passes.DynoRecords;
import slipway.service.dynos.runtime.DynoRuntime;
import slipway.service.dynos.runtime.DynoTerminal;

/**
 * The life of one-offs, on the reconciler's thread: an attached one begins when its client comes and ends with it; none
 * lives longer than it may.
 */
@ApplicationScoped
public class OneOffRuns implements AttachmentListener {
    @Inject
    ReconcilerLoop loop;

    @Inject
    DynoRecords records;

    @Inject
    DynoRuntime runtime;

    @Inject
    Attachments attachments;

    @Inject
    DynoStops stops;

    @Inject
    DynoLog dynoLog;

    @Inject
    Settings settings;

    @Override
    public void clientAwaited(UUID dynoId) {
        loop.run(() -> records.find(dynoId).ifPresent(dynoLog::awaitingClient));
        loop.after(settings.attachTimeout(), () -> checkAttached(dynoId));
    }

    @Override
    public void clientCame(UUID dynoId) {
        loop.run(() -> records.begin(dynoId)
                .ifPresentOrElse(
                        started -> {
                            dynoLog.starting(started.dyno());
                            runtime.attach(
                                            started.spec().orElseThrow(),
                                            started.dyno().oneOff().hasTty())
                                    .whenComplete((terminal, failure) -> join(dynoId, terminal, failure));
                        },
                        () -> attachments.withdraw(dynoId, "This dyno has been stopped.")));
    }

    private void join(UUID dynoId, DynoTerminal terminal, Throwable failure) {
        if (failure == null) {
            attachments.join(dynoId, terminal);
        } else {
            attachments.withdraw(dynoId, String.valueOf(failure.getMessage()));
        }
    }

    @Override
    public void clientLeft(UUID dynoId) {
        loop.run(() -> hangUp(dynoId));
    }

    private void hangUp(UUID dynoId) {
        records.find(dynoId).ifPresent(dyno -> {
            dynoLog.clientLeft(dyno);
            runtime.hangUp(dynoId);
            loop.after(
                    settings.hangupGrace(),
                    () -> records.find(dynoId).filter(Dyno::isLive).ifPresent(dynoLog::detached));
        });
    }

    /** Nobody who asked for a dyno may leave it waiting. */
    private void checkAttached(UUID dynoId) {
        Optional<Dyno> waiting =
                records.find(dynoId).filter(dyno -> !dyno.oneOff().isBegun());
        waiting.ifPresent(dyno -> {
            attachments.withdraw(dynoId, "Nobody came in time.");
            records.remove(dynoId);
            dynoLog.notAttached(dyno);
            dynoLog.completed(dyno, dyno.state());
        });
    }

    /** Stops a one-off that runs for too long. */
    void watchLife(Dyno dyno) {
        dyno.oneOff()
                .endsAt()
                .ifPresent(end -> loop.after(
                        Duration.between(Moment.now(), end),
                        () -> records.find(dyno.id())
                                .filter(Dyno::isLive)
                                .flatMap(late -> records.move(late.id(), late.state(), DynoState.DOWN))
                                .ifPresent(stops::terminate)));
    }

    /** A one-off of the platform before, which goes on; but the client of an attached one was cut off. */
    void adopt(Dyno dyno, boolean running) {
        if (dyno.isOneOff() && running) {
            watchLife(dyno);
            if (dyno.oneOff().isAttached()) {
                loop.run(() -> hangUp(dyno.id()));
            }
        }
    }

    /** A one-off of the platform before, whose command never ran. */
    void beginAnew(Dyno lost) {
        if (!records.beginAnew(lost)) {
            dynoLog.completed(lost, lost.state());
        }
    }

    /** Stops a one-off, or keeps one from beginning. */
    void stop(Dyno dyno, DynoState from) {
        if (dyno.oneOff().isBegun()) {
            stops.terminate(dyno);
        } else {
            attachments.withdraw(dyno.id(), "This dyno has been stopped.");
            dynoLog.completed(dyno, from);
        }
    }
}
