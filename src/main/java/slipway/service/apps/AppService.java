package slipway.service.apps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import slipway.model.InvalidParamsException;
import slipway.model.access.Permission;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.model.apps.AppName;
import slipway.model.apps.Stack;
import slipway.service.AfterCommit;
import slipway.service.UniqueWrites;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;

/** Apps: made, changed, destroyed. */
@ApplicationScoped
@Transactional
public class AppService {
    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    FirstRelease firstRelease;

    @Inject
    AfterCommit afterCommit;

    @Inject
    AppWatcher watcher;

    @Inject
    Neighbours neighbours;

    @Inject
    Activity activity;

    /** Makes an app and its first release; without a name it gets a random one. */
    public App create(Actor actor, Optional<String> name, Optional<String> stack) {
        AppName free = name.map(AppName::new).map(this::requireFree).orElseGet(this::freeName);
        App app = new App(actor.accountId(), free, stack.map(Stack::require).orElseGet(Stack::defaultStack));
        entities.persist(app);
        requireStillFree(app);
        activity.note(actor, app, "app", Action.CREATE, app, "Created " + app.name());
        firstRelease.writeFor(app, actor);
        afterCommit.run(() -> watcher.appChanged(app.id()));
        return app;
    }

    public App update(Actor actor, String nameOrId, AppChanges changes) {
        App app = apps.requireLocked(actor, nameOrId, changes.needed());
        changes.name().filter(name -> !name.equals(app.name())).ifPresent(name -> {
            String before = app.name();
            app.rename(requireFree(new AppName(name)));
            requireStillFree(app);
            activity.did(actor, app, "app", Action.UPDATE, app, "Renamed %s to %s".formatted(before, name));
        });
        changes.buildStack().map(Stack::require).ifPresent(stack -> {
            app.buildOn(stack);
            activity.did(actor, app, "app", Action.UPDATE, app, "Stack set to " + stack.id());
        });
        changes.maintenance().ifPresent(on -> {
            app.setUpMaintenance(on);
            activity.did(actor, app, "app", Action.UPDATE, app, "Maintenance mode " + (on ? "on" : "off"));
        });
        changes.locked().ifPresent(on -> {
            app.lock(on);
            activity.did(actor, app, "app", Action.UPDATE, app, on ? "Locked" : "Unlocked");
        });
        afterCommit.run(() -> watcher.appChanged(app.id()));
        return app;
    }

    /** Removes the app and all that hangs on it; the reconciler then stops its dynos and forgets its logs. */
    public App destroy(Actor actor, String nameOrId) {
        neighbours.lockWithApp(apps.require(actor, nameOrId, Permission.MANAGE).id());
        App app = apps.requireLocked(actor, nameOrId, Permission.MANAGE);
        activity.note(actor, app, "app", Action.DESTROY, app, "Destroyed " + app.name());
        entities.remove(app);
        afterCommit.run(() -> watcher.appChanged(app.id()));
        return app;
    }

    private AppName requireFree(AppName name) {
        if (apps.findByName(name.text()).isPresent()) {
            throw taken(name.text());
        }
        return name;
    }

    /** Somebody else may take the name at the same moment. */
    private void requireStillFree(App app) {
        UniqueWrites.flush(entities, () -> taken(app.name()));
    }

    private static InvalidParamsException taken(String name) {
        return new InvalidParamsException("Name " + name + " is already taken");
    }

    private AppName freeName() {
        AppName name = AppNames.random();
        while (apps.findByName(name.text()).isPresent()) {
            name = AppNames.random();
        }
        return name;
    }
}
