package slipway.service.dynos;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import slipway.model.NotFoundException;
import slipway.model.access.Permission;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.model.dynos.Dyno;
import slipway.service.AfterCommit;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppWatcher;

/** The dynos of an app as people see them, and their restarts. */
@ApplicationScoped
@Transactional
public class DynoService {
    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    AfterCommit afterCommit;

    @Inject
    AppWatcher watcher;

    @Inject
    Activity activity;

    /** By type and number; those that are only waiting for their process to end are left out. */
    public List<Dyno> list(Actor actor, String app) {
        return entities.createQuery("select d from Dyno d where d.appId = :app", Dyno.class)
                .setParameter("app", apps.require(actor, app).id())
                .getResultStream()
                .filter(Dyno::isLive)
                .sorted(Comparator.comparing(Dyno::type).thenComparing(Dyno::number))
                .toList();
    }

    /** By name, such as {@code web.1}, or UUID. */
    public Dyno require(Actor actor, String app, String nameOrId) {
        return list(actor, app).stream()
                .filter(dyno -> matches(dyno, nameOrId))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("dyno"));
    }

    /** One-offs go on: nobody could come for them again. */
    public void restartAll(Actor actor, String app) {
        List<Dyno> formation =
                list(actor, app).stream().filter(dyno -> !dyno.isOneOff()).toList();
        replace(actor, app, formation, "Restarting");
    }

    public void restart(Actor actor, String app, String nameOrId) {
        replace(actor, app, List.of(require(actor, app, nameOrId)), "Restarting " + nameOrId);
    }

    public void restartType(Actor actor, String app, String type) {
        replace(actor, app, ofType(actor, app, type), "Restarting " + type);
    }

    /**
     * Stops a dyno; the formation still wants one in its place, so that it comes back at once, as on Heroku. A one-off
     * does not come back.
     */
    public void stop(Actor actor, String app, String nameOrId) {
        replace(actor, app, List.of(require(actor, app, nameOrId)), "Stopping " + nameOrId);
    }

    public void stopType(Actor actor, String app, String type) {
        replace(actor, app, ofType(actor, app, type), "Stopping " + type);
    }

    private List<Dyno> ofType(Actor actor, String app, String type) {
        List<Dyno> dynos = list(actor, app).stream()
                .filter(dyno -> dyno.type().equals(type))
                .toList();
        if (dynos.isEmpty()) {
            throw new NotFoundException("process type");
        }
        return dynos;
    }

    private void replace(Actor actor, String appName, List<Dyno> dynos, String description) {
        App app = apps.require(actor, appName, Permission.OPERATE);
        dynos.forEach(Dyno::requestRestart);
        activity.did(actor, app, "dyno-restart", Action.UPDATE, app, description);
        afterCommit.run(() -> watcher.appChanged(app.id()));
    }

    private static boolean matches(Dyno dyno, String nameOrId) {
        return dyno.name().equals(nameOrId) || dyno.id().toString().equals(nameOrId);
    }
}
