package slipway.service.dynos.reconciler.passes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import slipway.config.Settings;
import slipway.model.Moment;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.model.builds.Slug;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.DynoState;
import slipway.model.releases.Procfile;
import slipway.model.releases.Release;
import slipway.service.activity.Activity;
import slipway.service.apps.AppFinder;
import slipway.service.billing.ledger.HourLedger;
import slipway.service.releases.ReleaseService;
import slipway.service.releases.phase.ReleasePhase;

/** The reconciler's reading and writing of single dynos: each method is one transaction, and none touches a process. */
@ApplicationScoped
@Transactional
public class DynoRecords {
    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    ReleaseService releases;

    @Inject
    ReleasePhase phase;

    @Inject
    DynoSpecs specs;

    @Inject
    HourLedger ledger;

    @Inject
    Settings settings;

    @Inject
    Activity activity;

    /** The apps that want dynos and do not just sleep, and those that have some, left-over ones of destroyed apps included. */
    public Set<UUID> appsToReconcile() {
        Set<UUID> ids = new LinkedHashSet<>(entities.createQuery(
                        "select f.appId from Formation f where f.quantity > 0 and f.appId not in ("
                                + AppsAtRest.SLEEPING + ")",
                        UUID.class)
                .getResultList());
        ids.addAll(entities.createQuery("select distinct d.appId from Dyno d where d.state <> :asleep", UUID.class)
                .setParameter("asleep", DynoState.ASLEEP)
                .getResultList());
        ids.addAll(withoutWeb());
        ids.addAll(phase.apps());
        return ids;
    }

    /** Sleeping apps that no visitor can wake: the hours for which they wait may have come. */
    private List<UUID> withoutWeb() {
        return entities.createQuery(
                        "select a.id from App a where a.asleepSince is not null and not exists (select f from Formation f"
                                + " where f.appId = a.id and f.type = :web and f.quantity > 0)",
                        UUID.class)
                .setParameter("web", Procfile.WEB)
                .getResultList();
    }

    public List<Dyno> all() {
        return entities.createQuery("select d from Dyno d", Dyno.class).getResultList();
    }

    /** Those that have a process, or should have one some time without being asked for. */
    public List<Dyno> allWithProcess() {
        return entities.createQuery("select d from Dyno d where d.state <> :asleep", Dyno.class)
                .setParameter("asleep", DynoState.ASLEEP)
                .getResultList();
    }

    public List<UUID> appsWithDynosDueForCycling() {
        return entities.createQuery(
                        "select distinct d.appId from Dyno d where d.cycleAt <= :now and d.state = :up", UUID.class)
                .setParameter("now", Moment.now())
                .setParameter("up", DynoState.UP)
                .getResultList();
    }

    public Optional<Dyno> find(UUID dynoId) {
        return Optional.ofNullable(entities.find(Dyno.class, dynoId));
    }

    public List<Dyno> of(UUID appId) {
        return entities.createQuery("select d from Dyno d where d.appId = :app order by d.type, d.number", Dyno.class)
                .setParameter("app", appId)
                .getResultList();
    }

    /** Moves a dyno to a state; empty where it is gone or was not in {@code from}. */
    public Optional<Dyno> move(UUID dynoId, DynoState from, DynoState to) {
        Optional<Dyno> dyno = find(dynoId).filter(found -> found.state() == from);
        dyno.ifPresent(found -> {
            found.moveTo(to);
            if (!to.isCounted()) {
                ledger.close(dynoId);
            }
            tell(Action.UPDATE, found);
        });
        return dyno;
    }

    /**
     * Writes down that a process ended: a dyno that was stopped goes, as does a one-off or one that napped; any other one
     * has crashed.
     *
     * @param at when, where that was before now
     * @return the dyno, unless its end is written down already
     */
    public Optional<Dyno> end(UUID dynoId, int status, Optional<Instant> at) {
        Optional<Dyno> dyno = find(dynoId).filter(found -> !found.state().isWithoutProcess());
        dyno.ifPresent(found -> {
            found.exited(status);
            at.ifPresentOrElse(then -> ledger.closeAt(dynoId, then), () -> ledger.close(dynoId));
            if (found.state().isCounted() && !found.isOneOff()) {
                found.crash(Moment.now(), settings.crashCoolOff());
                tell(Action.UPDATE, found);
            } else {
                phase.ended(found, status);
                forget(found);
            }
        });
        return dyno;
    }

    /** Removes one of which there is no trace; its time counts as far as somebody has seen it. */
    public void lost(UUID dynoId) {
        ledger.closeAt(dynoId, ledger.lastSeen());
        remove(dynoId);
    }

    /** One that napped keeps its place, for its app sleeps on. */
    public void remove(UUID dynoId) {
        find(dynoId).ifPresent(found -> {
            if (found.state() == DynoState.NAPPING) {
                found.fallAsleep();
                return;
            }
            phase.gone(found);
            forget(found);
        });
    }

    public void forget(Dyno dyno) {
        ledger.close(dyno.id());
        entities.remove(dyno);
        tell(Action.DESTROY, dyno);
    }

    /** Dynos of a destroyed app end untold. */
    public void tell(Action action, Dyno dyno) {
        apps.findById(dyno.appId()).ifPresent(app -> activity.happened(app, "dyno", action, dyno));
    }

    /** Begins a one-off, on the release for which it was asked; empty where it is gone, or was begun before. */
    public Optional<Pass.Started> begin(UUID dynoId) {
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
        ledger.settle(app.get(), List.of(dyno.get()));
        return Optional.of(new Pass.Started(
                dyno.get(), Optional.of(specs.of(app.get(), release.orElseThrow(), slug.get(), dyno.get()))));
    }

    /** Takes back that a one-off was begun; {@code false} where nobody waits for it any more, so that it is gone. */
    public boolean beginAnew(Dyno lost) {
        Dyno dyno = find(lost.id()).orElseThrow();
        ledger.closeAt(dyno.id(), ledger.lastSeen());
        if (dyno.oneOff().isAttached()) {
            forget(dyno);
            return false;
        }
        dyno.beginAnew();
        return true;
    }
}
