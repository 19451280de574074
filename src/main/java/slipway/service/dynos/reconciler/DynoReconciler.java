package slipway.service.dynos.reconciler;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import slipway.config.Settings;
import slipway.model.Moment;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.DynoState;
import slipway.model.logs.LogLine;
import slipway.service.apps.AppWatcher;
import slipway.service.billing.ledger.HourLedger;
import slipway.service.dynos.reconciler.passes.AppsAtRest;
import slipway.service.dynos.reconciler.passes.DynoRecords;
import slipway.service.dynos.reconciler.passes.Pass;
import slipway.service.dynos.reconciler.passes.PassRecords;
import slipway.service.dynos.runtime.DynoEvents;
import slipway.service.dynos.runtime.DynoRuntime;
import slipway.service.dynos.runtime.Excess;
import slipway.service.dynos.runtime.Usage;
import slipway.service.dynos.sleep.AppWaker;
import slipway.service.logs.LogCursor;
import slipway.service.logs.LogRouter;
import slipway.service.releases.phase.ReleaseOutputs;
import slipway.service.releases.phase.ReleasePhase;

/**
 * Makes the running dynos match the wanted ones; nothing else starts or stops a dyno.
 *
 * <p>Everything happens on one thread, as a reaction to a change, an event of the runtime or a timer, and by the same
 * comparison: deploys, scaling, crashes, restarts and a restarted platform all take this one path. The database is
 * written first and the process touched after the commit, so that a kill at any instant leaves a difference that the
 * next start repairs.
 */
@ApplicationScoped
public class DynoReconciler implements AppWatcher, AppWaker, DynoEvents {
    private static final Logger LOG = Logger.getLogger(DynoReconciler.class.getName());

    /** How often dynos are looked over for cycling, and how soon a pass that failed is tried again. */
    private static final Duration ROUND = Duration.ofMinutes(1);

    private static final Duration RETRY = Duration.ofSeconds(2);

    @Inject
    DynoRecords records;

    @Inject
    PassRecords passes;

    @Inject
    AppsAtRest atRest;

    @Inject
    SleepRounds sleep;

    @Inject
    Steps steps;

    @Inject
    HourLedger ledger;

    @Inject
    HourReviews hours;

    @Inject
    DynoRuntime runtime;

    @Inject
    RoutePublisher routes;

    @Inject
    ReconcilerLoop loop;

    @Inject
    DynoStops stops;

    @Inject
    OneOffRuns oneOffs;

    @Inject
    ReleasePhase phase;

    @Inject
    ReleaseOutputs releaseOutputs;

    @Inject
    DynoLog dynoLog;

    @Inject
    LogRouter logs;

    @Inject
    UsageReports usageReports;

    @Inject
    Leftovers leftovers;

    @Inject
    Settings settings;

    private final Set<UUID> dirty = ConcurrentHashMap.newKeySet();
    private final Set<UUID> waking = ConcurrentHashMap.newKeySet();

    /** Adopts what runs, repairs the rest, and from then on reacts. Returns when every app has been looked at once. */
    public void start() throws InterruptedException {
        ledger.resume();
        phase.adopt();
        // On the loop, so that what the runtime tells meanwhile, and what would follow from it, comes after.
        loop.call(() -> takeUp(runtime.adopt(this)));
        records.appsToReconcile().forEach(this::appChanged);
        loop.every(ROUND, () -> records.appsWithDynosDueForCycling().forEach(this::appChanged));
        loop.every(settings.sleep().round(), this::lookWhoSleeps);
        awaitCaughtUp();
        hours.start();
    }

    private void takeUp(List<DynoRuntime.Known> found) {
        Map<UUID, DynoRuntime.Known> known =
                found.stream().collect(Collectors.toMap(DynoRuntime.Known::id, Function.identity()));
        Set<UUID> expected = new HashSet<>();
        for (Dyno dyno : records.all()) {
            expected.add(dyno.id());
            if (!dyno.state().isWithoutProcess()) {
                takeUp(dyno, Optional.ofNullable(known.get(dyno.id())));
            }
        }
        known.keySet().stream().filter(id -> !expected.contains(id)).forEach(runtime::kill);
        hours.prepare();
        routes.publishAll(atRest.all());
    }

    private void takeUp(Dyno dyno, Optional<DynoRuntime.Known> known) {
        if (known.isEmpty()) {
            lost(dyno);
            return;
        }
        if (!known.get().running()) {
            // Before anything is computed from the ledger; what else there is to do follows when its end is told.
            ledger.closeAt(dyno.id(), known.get().endedAt().orElseGet(ledger::lastSeen));
        }
        if (!dyno.isLive()) {
            stops.terminate(dyno);
        } else if (dyno.state() == DynoState.NAPPING) {
            runtime.freeze(dyno.id());
        } else {
            // It may have been thawed, or frozen, after the last that the platform before wrote down.
            runtime.thaw(dyno.id());
            oneOffs.adopt(dyno, known.get().running());
            if (dyno.state() == DynoState.STARTING) {
                // If it was told before, then to a platform that was killed before it could write it down.
                launched(dyno.id());
            }
        }
    }

    private void lost(Dyno dyno) {
        if (dyno.isOneOff() && dyno.isLive()) {
            oneOffs.beginAnew(dyno);
        } else {
            records.lost(dyno.id());
        }
    }

    private void lookWhoSleeps() {
        for (UUID app : sleep.toSleep()) {
            if (sleep.closeIfQuiet(app)) {
                putToSleep(app);
            }
        }
        sleep.toStop().forEach(app -> carryOut(app, passes::sleepDeeper));
    }

    /** If that cannot be written down, its visitors go on meanwhile. */
    private void putToSleep(UUID appId) {
        try {
            carryOut(appId, passes.sleep(appId));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "App " + appId + " cannot fall asleep, which is tried again", e);
            sleep.reopen(appId);
        }
    }

    @Override
    public void wake(UUID appId) {
        if (waking.add(appId)) {
            steps.asked(appId);
            loop.untilDone("Waking app " + appId, () -> {
                Pass pass = passes.wake(appId);
                waking.remove(appId);
                carryOut(appId, pass);
                if (pass.outcomes().isEmpty()) {
                    steps.notWoken(appId);
                }
            });
        }
    }

    @Override
    public void awaitCaughtUp() throws InterruptedException {
        loop.awaitCaughtUp();
    }

    /** Stops every dyno without changing what is wanted; for a platform that takes its dynos with it. */
    public void stopAllDynos() throws InterruptedException {
        loop.stop();
        List<Dyno> running = records.allWithProcess();
        running.forEach(dyno -> runtime.terminate(dyno.id()));
        Instant deadline = Moment.now().plus(settings.stopGrace());
        while (Moment.now().isBefore(deadline) && !leftovers.allEnded(running)) {
            TimeUnit.MILLISECONDS.sleep(DynoStops.DRAIN_STEP.toMillis());
        }
        running.forEach(dyno -> runtime.kill(dyno.id()));
        running.forEach(dyno -> records.remove(dyno.id()));
    }

    @Override
    public void appChanged(UUID appId) {
        if (dirty.add(appId)) {
            loop.run(() -> reconcile(appId));
        }
    }

    @Override
    public void launched(UUID dynoId) {
        loop.untilDone("What follows the launch of dyno " + dynoId, () -> {
            Optional<Dyno> dyno = records.find(dynoId);
            if (dyno.filter(Dyno::isWeb).isPresent()) {
                loop.after(settings.bootTimeout(), () -> checkBoot(dynoId));
            } else {
                up(dynoId);
            }
        });
    }

    @Override
    public void listening(UUID dynoId) {
        loop.untilDone("What follows dyno " + dynoId + " being up", () -> up(dynoId));
    }

    @Override
    public void exited(UUID dynoId, int status) {
        loop.untilDone("The end of dyno " + dynoId, () -> end(dynoId, status, Optional.empty()));
    }

    @Override
    public void exitedUnseen(UUID dynoId, int status, Optional<Instant> at) {
        Instant counted = at.orElseGet(ledger::lastSeen);
        loop.untilDone("The end of dyno " + dynoId, () -> end(dynoId, status, Optional.of(counted)));
    }

    private void end(UUID dynoId, int status, Optional<Instant> at) {
        Optional<DynoState> before = records.find(dynoId).map(Dyno::state);
        Optional<Dyno> ended = records.end(dynoId, status, at);
        ended.ifPresent(dyno -> {
            dynoLog.exited(dyno, status);
            if (dyno.isOneOff()) {
                dynoLog.completed(dyno, before.orElseThrow());
            } else if (dyno.state() == DynoState.CRASHED) {
                dynoLog.stateChanged(dyno, before.orElseThrow(), DynoState.CRASHED);
            }
        });
        runtime.forget(dynoId);
        routes.forget(dynoId);
        usageReports.forget(dynoId);
        ended.ifPresent(dyno -> appChanged(dyno.appId()));
    }

    @Override
    public void corrupt(UUID dynoId, String expected, String actual) {
        loop.run(() -> records.find(dynoId).ifPresent(dyno -> dynoLog.checksumWrong(dyno, expected, actual)));
    }

    @Override
    public void uses(UUID dynoId, Usage usage) {
        loop.run(() -> usageReports.accept(dynoId, usage));
    }

    @Override
    public void exceeded(UUID dynoId, Excess excess) {
        loop.run(() -> usageReports.exceeded(dynoId, excess));
    }

    @Override
    public void wrote(UUID dynoId, long position, ByteBuffer bytes) {
        releaseOutputs.put(dynoId, position, bytes);
    }

    @Override
    public void output(UUID appId, UUID dynoId, String name, Instant time, String line, long offset, Runnable stored)
            throws InterruptedException {
        logs.acceptOutput(appId, new LogLine(time, LogLine.APP, name, line), new LogCursor(dynoId, offset), stored);
    }

    private void up(UUID dynoId) {
        records.move(dynoId, DynoState.STARTING, DynoState.UP).ifPresent(dyno -> {
            steps.isUp(dyno, false);
            dynoLog.stateChanged(dyno, DynoState.STARTING, DynoState.UP);
            // After the other events that are waiting: those of many dynos at once take one pass.
            appChanged(dyno.appId());
        });
    }

    private void checkBoot(UUID dynoId) {
        records.find(dynoId)
                .filter(dyno -> dyno.isWeb() && dyno.state() == DynoState.STARTING)
                .ifPresent(dyno -> {
                    dynoLog.bootTimedOut(dyno, settings.bootTimeout().toSeconds());
                    runtime.kill(dynoId);
                });
    }

    private void reconcile(UUID appId) {
        dirty.remove(appId);
        carryOut(appId, passes::reconcile);
    }

    private void carryOut(UUID appId, Function<UUID, Pass> look) {
        Pass pass;
        try {
            pass = look.apply(appId);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "App " + appId + " could not be reconciled and is tried again", e);
            loop.after(RETRY, () -> carryOut(appId, look));
            return;
        }
        carryOut(appId, pass);
    }

    /** What is written down is done, whatever becomes of telling the router: no later look would find it again. */
    private void carryOut(UUID appId, Pass pass) {
        try {
            routes.publish(appId, pass);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The router could not be told of app " + appId + ", which is tried again", e);
            loop.after(RETRY, () -> reconcile(appId));
        }
        for (Pass.Outcome outcome : pass.outcomes()) {
            try {
                steps.take(outcome);
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, "A step for app " + appId + " is lost", e);
            }
        }
        pass.dynos().stream()
                .flatMap(dyno -> dyno.restartAt().stream())
                .forEach(at -> loop.after(Duration.between(Moment.now(), at), () -> reconcile(appId)));
        if (pass.app().isEmpty() && pass.dynos().isEmpty()) {
            leftovers.forget(appId);
            steps.notWoken(appId);
        }
    }
}
