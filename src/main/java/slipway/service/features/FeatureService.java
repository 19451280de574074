package slipway.service.features;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import slipway.model.access.Permission;
import slipway.model.accounts.Account;
import slipway.model.accounts.AccountFeature;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.model.apps.AppFeature;
import slipway.service.AfterCommit;
import slipway.service.access.Actor;
import slipway.service.accounts.AccountService;
import slipway.service.activity.Activity;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppWatcher;

/** Turns features on and off: {@code heroku features}, {@code heroku labs}. */
@ApplicationScoped
@Transactional
public class FeatureService {
    @Inject
    AppFinder apps;

    @Inject
    AccountService accounts;

    @Inject
    Activity activity;

    @Inject
    AfterCommit afterCommit;

    @Inject
    AppWatcher watcher;

    /** Takes effect with the next start of each dyno. */
    public App turn(Actor actor, String appName, AppFeature feature, boolean on) {
        App app = apps.requireLocked(actor, appName, Permission.OPERATE);
        if (app.has(feature) != on) {
            app.turn(feature, on);
            activity.did(actor, app, "feature", Action.UPDATE, app, text(feature.word(), on));
            afterCommit.run(() -> watcher.appChanged(app.id()));
        }
        return app;
    }

    public Account turn(Actor actor, AccountFeature feature, boolean on) {
        Account account = accounts.require(actor.accountId());
        if (account.has(feature) != on) {
            account.turn(feature, on);
            activity.noteOfAccount(actor, "feature", Action.UPDATE, text(feature.word(), on));
        }
        return account;
    }

    private static String text(String name, boolean on) {
        return (on ? "Enable " : "Disable ") + name + " feature";
    }
}
