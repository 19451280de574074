package slipway.service.dynos.reconciler.passes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import slipway.model.Moment;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.model.builds.Slug;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.DynoPlace;
import slipway.model.dynos.DynoState;
import slipway.model.releases.Procfile;
import slipway.model.releases.Release;
import slipway.service.apps.AppFinder;
import slipway.service.billing.ledger.HourLedger;
import slipway.service.dynos.runtime.DynoRuntime;
import slipway.service.releases.ReleaseService;
import slipway.service.releases.phase.ReleasePhase;

/** Compares what is wanted of an app with what there is; each look is one transaction, and touches no process. */
@ApplicationScoped
@Transactional
public class PassRecords {
    /** Where every dyno may bind the same port. */
    private static final int USUAL_PORT = 5000;

    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    ReleaseService releases;

    @Inject
    DynoRecords records;

    @Inject
    Slumber slumber;

    @Inject
    OwnPagesReader pages;

    @Inject
    ReleasePhase phase;

    @Inject
    DynoSpecs specs;

    @Inject
    DynoRuntime runtime;

    @Inject
    HourLedger ledger;

    /** What is known of an app at the beginning of a look. */
    private record Found(Optional<App> app, Optional<Release> release, Optional<Slug> slug, WantedFormation wanted) {}

    /** Writes the difference down as wanted changes. */
    public Pass reconcile(UUID appId) {
        return reconcile(appId, false);
    }

    /** The same for an app that somebody asks for. */
    public Pass wake(UUID appId) {
        apps.findById(appId).ifPresent(App::wakeUp);
        return reconcile(appId, false);
    }

    /** The same for an app that nobody asks for. */
    public Pass sleep(UUID appId) {
        apps.findById(appId).ifPresent(app -> app.fallAsleep(Moment.now()));
        return reconcile(appId, false);
    }

    /** The same for one that sleeps already, and whose memory is needed. */
    public Pass sleepDeeper(UUID appId) {
        return reconcile(appId, true);
    }

    private Pass reconcile(UUID appId, boolean deeper) {
        Optional<App> app = apps.findById(appId);
        app.ifPresent(found -> phase.advance(appId));
        Optional<Release> release = app.flatMap(found -> releases.current(appId));
        Optional<Slug> slug = release.flatMap(releases::slugOf);
        List<Dyno> present = records.of(appId);
        WantedFormation wanted = slug.map(
                        found -> slumber.wanted(app.orElseThrow(), release.orElseThrow(), found, present, deeper))
                .orElseGet(WantedFormation::nothing);
        Found found = new Found(app, release, slug, wanted);
        List<Pass.Outcome> outcomes = new ArrayList<>();
        List<Dyno> formation = present.stream().filter(dyno -> !dyno.isOneOff()).toList();
        for (FormationPlan.Step step : FormationPlan.of(appId, wanted, formation, Moment.now())) {
            outcomes.add(take(step, found));
        }
        outcomes.addAll(oneOffs(found, present));
        List<Dyno> dynos = records.of(appId);
        app.ifPresent(there -> ledger.settle(there, dynos));
        return new Pass(app, wanted, dynos, outcomes, pages.of(release));
    }

    private Pass.Outcome take(FormationPlan.Step step, Found found) {
        if (step instanceof FormationPlan.Start start) {
            return usual(Optional.empty(), started(found, newDyno(start.place(), start.type(), found, 0)));
        }
        if (step instanceof FormationPlan.Replace replace) {
            return replace(replace, found);
        }
        if (step instanceof FormationPlan.Nap nap) {
            return nap(nap.dyno());
        }
        if (step instanceof FormationPlan.Thaw thaw) {
            thaw.dyno().wakeUp();
            records.tell(Action.UPDATE, thaw.dyno());
            return new Pass.Outcome(
                    Optional.empty(),
                    DynoState.NAPPING,
                    Pass.Kind.WOKEN,
                    Optional.of(new Pass.Started(thaw.dyno(), Optional.empty())));
        }
        if (step instanceof FormationPlan.PutToBed bed) {
            return putToBed(bed, found);
        }
        return usual(Optional.of(((FormationPlan.Stop) step).dyno()), Optional.empty());
    }

    private Pass.Outcome nap(Dyno dyno) {
        DynoState from = dyno.state();
        dyno.moveTo(DynoState.NAPPING);
        records.tell(Action.UPDATE, dyno);
        return new Pass.Outcome(Optional.of(dyno), from, Pass.Kind.IDLED, Optional.empty());
    }

    private Pass.Outcome putToBed(FormationPlan.PutToBed step, Found found) {
        Pass.Outcome stopped = outcome(step.old(), Pass.Kind.IDLED, Optional.empty());
        Dyno place = new Dyno(
                step.place(),
                found.wanted().releaseId(),
                found.wanted().releaseVersion(),
                step.type().command(),
                step.type().size(),
                0);
        place.fallAsleep();
        entities.persist(place);
        entities.flush();
        records.tell(Action.CREATE, place);
        return stopped;
    }

    private Pass.Outcome replace(FormationPlan.Replace step, Found found) {
        Dyno old = step.old();
        boolean goesOn = old.releaseId().equals(found.wanted().releaseId()) && !old.isRestartRequested();
        Pass.Kind kind = old.state().isIdle()
                ? Pass.Kind.WOKEN
                : old.isDueForCycling(Moment.now()) ? Pass.Kind.CYCLED : Pass.Kind.USUAL;
        Pass.Outcome stopped = outcome(Optional.of(old), kind, Optional.empty());
        Dyno dyno = newDyno(step.place(), step.type(), found, goesOn ? old.crashes() : 0);
        return new Pass.Outcome(stopped.stopped(), stopped.stoppedFrom(), kind, started(found, dyno));
    }

    /** Begins detached one-offs that nobody has begun, and stops those that somebody wants stopped. */
    private List<Pass.Outcome> oneOffs(Found found, List<Dyno> present) {
        List<Pass.Outcome> outcomes = new ArrayList<>();
        for (Dyno dyno : present) {
            if (!dyno.isOneOff() || !dyno.isLive()) {
                continue;
            }
            if (found.app().isEmpty()
                    || dyno.isRestartRequested()
                    || slumber.hasNoHours(found.app().get(), dyno)) {
                outcomes.add(usual(Optional.of(dyno), Optional.empty()));
            } else if (!dyno.oneOff().isAttached()) {
                records.begin(dyno.id())
                        .map(started -> usual(Optional.empty(), Optional.of(started)))
                        .ifPresent(outcomes::add);
            }
        }
        return outcomes;
    }

    private Pass.Outcome usual(Optional<Dyno> stopped, Optional<Pass.Started> started) {
        return outcome(stopped, Pass.Kind.USUAL, started);
    }

    /** Without a process, as after a crash, the row of a dyno goes at once; others wait for their process to end. */
    private Pass.Outcome outcome(Optional<Dyno> stopped, Pass.Kind kind, Optional<Pass.Started> started) {
        DynoState from = stopped.map(Dyno::state).orElse(DynoState.DOWN);
        stopped.ifPresent(dyno -> {
            ledger.close(dyno.id());
            if (from.isWithoutProcess() || (dyno.isOneOff() && !dyno.oneOff().isBegun())) {
                phase.stopped(dyno);
                records.forget(dyno);
            } else {
                dyno.moveTo(DynoState.DOWN);
                records.tell(Action.UPDATE, dyno);
            }
            // The place must be free in the database before the next dyno takes it.
            entities.flush();
        });
        return new Pass.Outcome(stopped, from, kind, started);
    }

    private Dyno newDyno(DynoPlace place, WantedFormation.Type type, Found found, int crashes) {
        int port = place.type().equals(Procfile.WEB) ? runtime.freePort().orElse(USUAL_PORT) : 0;
        WantedFormation wanted = found.wanted();
        Dyno dyno = new Dyno(place, wanted.releaseId(), wanted.releaseVersion(), type.command(), type.size(), port);
        dyno.inheritCrashes(crashes);
        entities.persist(dyno);
        entities.flush();
        records.tell(Action.CREATE, dyno);
        return dyno;
    }

    private Optional<Pass.Started> started(Found found, Dyno dyno) {
        return Optional.of(new Pass.Started(
                dyno,
                Optional.of(specs.of(
                        found.app().orElseThrow(),
                        found.release().orElseThrow(),
                        found.slug().orElseThrow(),
                        dyno))));
    }
}
