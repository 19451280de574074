package slipway.service.dynos.reconciler;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.config.Settings;
import slipway.model.Moment;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.model.builds.Slug;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.DynoPlace;
import slipway.model.dynos.DynoState;
import slipway.model.releases.Procfile;
import slipway.model.releases.Release;
import slipway.service.activity.Activity;
import slipway.service.apps.AppFinder;
import slipway.service.domains.OwnPages;
import slipway.service.dynos.FormationService;
import slipway.service.dynos.runtime.DynoRuntime;
import slipway.service.dynos.runtime.DynoSpec;
import slipway.service.releases.ConfigSafe;
import slipway.service.releases.ReleaseService;
import slipway.service.releases.phase.ReleasePhase;

/** The reconciler's reading and writing: each method is one transaction, and none touches a process. */
@ApplicationScoped
@Transactional
public class DynoRecords {
    private static final Logger LOG = Logger.getLogger(DynoRecords.class.getName());

    /** What one pass over an app decided and wrote down; the processes are still to be started and stopped. */
    public record Pass(
            Optional<App> app, WantedFormation wanted, List<Dyno> dynos, List<Outcome> outcomes, OwnPages pages) {}

    /** One step that was written down. */
    public record Outcome(Optional<Dyno> stopped, DynoState stoppedFrom, boolean cycled, Optional<Started> started) {}

    /** A dyno to start, and what to start it with. */
    public record Started(Dyno dyno, DynoSpec spec) {}

    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    ReleaseService releases;

    @Inject
    ConfigSafe configs;

    @Inject
    FormationService formations;

    @Inject
    ReleasePhase phase;

    @Inject
    DynoSpecs specs;

    @Inject
    DynoRuntime runtime;

    @Inject
    Settings settings;

    @Inject
    Activity activity;

    /** The apps that want dynos, and those that have some, left-over ones of destroyed apps included. */
    Set<UUID> appsToReconcile() {
        Set<UUID> ids = new LinkedHashSet<>(
                entities.createQuery("select f.appId from Formation f where f.quantity > 0", UUID.class)
                        .getResultList());
        all().stream().map(Dyno::appId).forEach(ids::add);
        ids.addAll(phase.apps());
        return ids;
    }

    /** All other apps in two queries, each as a pass that finds nothing to do. */
    List<Pass> idleApps() {
        List<Object[]> rows = entities.createQuery(
                        "select a, (select max(r.version) from Release r where r.appId = a.id) from App a"
                                + " where not exists (select f from Formation f where f.appId = a.id and f.quantity > 0)"
                                + " and not exists (select d from Dyno d where d.appId = a.id)",
                        Object[].class)
                .getResultList();
        List<UUID> ids = rows.stream().map(row -> ((App) row[0]).id()).toList();
        Map<UUID, Release> current = ids.isEmpty() ? Map.of() : releases.currentOf(ids);
        return rows.stream()
                .map(row -> {
                    App app = (App) row[0];
                    return idle(app, (Integer) row[1], Optional.ofNullable(current.get(app.id())));
                })
                .toList();
    }

    private Pass idle(App app, int version, Optional<Release> release) {
        boolean deployed = app.slugSize().isPresent();
        WantedFormation wanted = WantedFormation.noDynos(deployed ? version : 0);
        return new Pass(Optional.of(app), wanted, List.of(), List.of(), pages(release));
    }

    private OwnPages pages(Optional<Release> release) {
        try {
            return release.map(found -> OwnPages.of(configs.open(found).values()))
                    .orElse(OwnPages.NONE);
        } catch (RuntimeException damaged) {
            // One app's damaged row must not keep all others from their visitors.
            LOG.log(Level.WARNING, "A config cannot be read, and its pages for errors not either", damaged);
            return OwnPages.NONE;
        }
    }

    List<Dyno> all() {
        return entities.createQuery("select d from Dyno d", Dyno.class).getResultList();
    }

    List<UUID> appsWithDynosDueForCycling() {
        return entities.createQuery("select distinct d.appId from Dyno d where d.cycleAt <= :now", UUID.class)
                .setParameter("now", Moment.now())
                .getResultList();
    }

    Optional<Dyno> find(UUID dynoId) {
        return Optional.ofNullable(entities.find(Dyno.class, dynoId));
    }

    /** Moves a dyno to a state; empty where it is gone or was not in {@code from}. */
    Optional<Dyno> move(UUID dynoId, DynoState from, DynoState to) {
        Optional<Dyno> dyno = find(dynoId).filter(found -> found.state() == from);
        dyno.ifPresent(found -> {
            found.moveTo(to);
            tell(Action.UPDATE, found);
        });
        return dyno;
    }

    /**
     * Writes down that a process ended: a dyno that was stopped goes, as does a one-off; any other one has crashed.
     *
     * @return the dyno, unless its end is written down already
     */
    Optional<Dyno> end(UUID dynoId, int status) {
        Optional<Dyno> dyno = find(dynoId).filter(found -> found.state() != DynoState.CRASHED);
        dyno.ifPresent(found -> {
            found.exited(status);
            if (found.isLive() && !found.isOneOff()) {
                found.crash(Moment.now(), settings.crashCoolOff());
                tell(Action.UPDATE, found);
            } else {
                phase.ended(found, status);
                forget(found);
            }
        });
        return dyno;
    }

    void remove(UUID dynoId) {
        find(dynoId).ifPresent(found -> {
            phase.gone(found);
            forget(found);
        });
    }

    private void forget(Dyno dyno) {
        entities.remove(dyno);
        tell(Action.DESTROY, dyno);
    }

    /** Dynos of a destroyed app end untold. */
    private void tell(Action action, Dyno dyno) {
        apps.findById(dyno.appId()).ifPresent(app -> activity.happened(app, "dyno", action, dyno));
    }

    /** Compares what is wanted of an app with what there is, and writes the difference down as wanted changes. */
    Pass reconcile(UUID appId) {
        Optional<App> app = apps.findById(appId);
        app.ifPresent(found -> phase.advance(appId));
        Optional<Release> release = app.flatMap(found -> releases.current(appId));
        Optional<Slug> slug = release.flatMap(releases::slugOf);
        WantedFormation wanted =
                slug.isPresent() ? wanted(release.orElseThrow(), slug.get().procfile()) : WantedFormation.nothing();
        List<Outcome> outcomes = new ArrayList<>();
        List<Dyno> present = dynosOf(appId);
        for (FormationPlan.Step step : FormationPlan.of(appId, wanted, formation(present), Moment.now())) {
            if (step instanceof FormationPlan.Start start) {
                Dyno dyno = newDyno(start.place(), start.type(), wanted, 0);
                outcomes.add(outcome(Optional.empty(), started(app, release, slug, dyno)));
            } else if (step instanceof FormationPlan.Replace replace) {
                outcomes.add(replace(replace, wanted, app, release, slug));
            } else if (step instanceof FormationPlan.Stop stop) {
                outcomes.add(outcome(Optional.of(stop.dyno()), Optional.empty()));
            }
        }
        outcomes.addAll(oneOffs(app, present));
        return new Pass(app, wanted, dynosOf(appId), outcomes, pages(release));
    }

    private static List<Dyno> formation(List<Dyno> present) {
        return present.stream().filter(dyno -> !dyno.isOneOff()).toList();
    }

    /** Begins detached one-offs that nobody has begun, and stops those that somebody wants stopped. */
    private List<Outcome> oneOffs(Optional<App> app, List<Dyno> present) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Dyno dyno : present) {
            if (!dyno.isOneOff() || !dyno.isLive()) {
                continue;
            }
            if (app.isEmpty() || dyno.isRestartRequested()) {
                outcomes.add(outcome(Optional.of(dyno), Optional.empty()));
            } else if (!dyno.oneOff().isAttached()) {
                begin(dyno.id())
                        .map(started -> outcome(Optional.empty(), Optional.of(started)))
                        .ifPresent(outcomes::add);
            }
        }
        return outcomes;
    }

    /** Begins a one-off, on the release for which it was asked; empty where it is gone, or was begun before. */
    Optional<Started> begin(UUID dynoId) {
        Optional<Dyno> dyno = find(dynoId)
                .filter(found ->
                        found.isOneOff() && found.isLive() && !found.oneOff().isBegun());
        if (dyno.isEmpty()) {
            return Optional.empty();
        }
        Optional<App> app = apps.findById(dyno.get().appId());
        Optional<Release> release =
                Optional.ofNullable(entities.find(Release.class, dyno.get().releaseId()));
        Optional<Slug> slug = release.flatMap(releases::slugOf);
        if (app.isEmpty() || slug.isEmpty()) {
            phase.stopped(dyno.get());
            forget(dyno.get());
            return Optional.empty();
        }
        dyno.get().begin();
        return started(app, release, slug, dyno.get());
    }

    /** Takes back that a one-off was begun; {@code false} where nobody waits for it any more, so that it is gone. */
    boolean beginAnew(Dyno lost) {
        Dyno dyno = find(lost.id()).orElseThrow();
        if (dyno.oneOff().isAttached()) {
            forget(dyno);
            return false;
        }
        dyno.beginAnew();
        return true;
    }

    private Outcome replace(
            FormationPlan.Replace step,
            WantedFormation wanted,
            Optional<App> app,
            Optional<Release> release,
            Optional<Slug> slug) {
        Dyno old = step.old();
        boolean goesOn = old.releaseId().equals(wanted.releaseId()) && !old.isRestartRequested();
        Outcome stopped = outcome(Optional.of(old), Optional.empty());
        Dyno dyno = newDyno(step.place(), step.type(), wanted, goesOn ? old.crashes() : 0);
        return new Outcome(
                stopped.stopped(), stopped.stoppedFrom(), stopped.cycled(), started(app, release, slug, dyno));
    }

    /** Without a process, as after a crash, the row of a dyno goes at once; others wait for their process to end. */
    private Outcome outcome(Optional<Dyno> stopped, Optional<Started> started) {
        DynoState from = stopped.map(Dyno::state).orElse(DynoState.DOWN);
        boolean cycled =
                stopped.filter(dyno -> dyno.isDueForCycling(Moment.now())).isPresent();
        stopped.ifPresent(dyno -> {
            if (from == DynoState.CRASHED || (dyno.isOneOff() && !dyno.oneOff().isBegun())) {
                phase.stopped(dyno);
                forget(dyno);
            } else {
                dyno.moveTo(DynoState.DOWN);
                tell(Action.UPDATE, dyno);
            }
            // The place must be free in the database before the next dyno takes it.
            entities.flush();
        });
        return new Outcome(stopped, from, cycled, started);
    }

    private Dyno newDyno(DynoPlace place, WantedFormation.Type type, WantedFormation wanted, int crashes) {
        int port = place.type().equals(Procfile.WEB) ? runtime.freePort().orElse(5000) : 0;
        Dyno dyno = new Dyno(place, wanted.releaseId(), wanted.releaseVersion(), type.command(), type.size(), port);
        dyno.inheritCrashes(crashes);
        entities.persist(dyno);
        entities.flush();
        tell(Action.CREATE, dyno);
        return dyno;
    }

    private Optional<Started> started(Optional<App> app, Optional<Release> release, Optional<Slug> slug, Dyno dyno) {
        DynoSpec spec = specs.of(app.orElseThrow(), release.orElseThrow(), slug.orElseThrow(), dyno);
        return Optional.of(new Started(dyno, spec));
    }

    private WantedFormation wanted(Release release, Procfile procfile) {
        List<WantedFormation.Type> types = formations.of(release.appId()).stream()
                .filter(formation -> !formation.type().equals(Procfile.RELEASE))
                .flatMap(formation -> procfile.command(formation.type()).stream()
                        .map(command -> new WantedFormation.Type(
                                formation.type(), command, formation.quantity(), formation.size())))
                .toList();
        return new WantedFormation(release.id(), release.version(), types);
    }

    private List<Dyno> dynosOf(UUID appId) {
        return entities.createQuery("select d from Dyno d where d.appId = :app order by d.type, d.number", Dyno.class)
                .setParameter("app", appId)
                .getResultList();
    }
}
