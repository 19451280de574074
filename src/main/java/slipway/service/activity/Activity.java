package slipway.service.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import slipway.model.activity.Action;
import slipway.model.activity.ActivityEvent;
import slipway.model.apps.App;
import slipway.service.AfterCommit;
import slipway.service.access.Actor;
import slipway.service.logs.LogRouter;

/** Takes note of every change in its own transaction: no change without its event, and no event without its change. */
@ApplicationScoped
@Transactional
public class Activity {
    /** Longest description, in characters; the names of a hundred config vars may be cut. */
    private static final int MAX_DESCRIPTION = 1_000;

    @Inject
    EntityManager entities;

    @Inject
    AfterCommit afterCommit;

    @Inject
    LogRouter logs;

    @Inject
    Event<Change> changes;

    /** Notes what a person did to an app, and says so in the app's log. */
    public void did(Actor actor, App app, String kind, Action action, Object subject, String description) {
        note(actor, app, kind, action, subject, description);
        say(actor, app, description);
    }

    /** Notes what a person did to an app; for changes that the log words differently. */
    public void note(Actor actor, App app, String kind, Action action, Object subject, String description) {
        persist(new ActivityEvent(actor.accountId(), actor.email(), kind, action, cut(description), actor.origin())
                .in(app.id(), app.name()));
        changes.fire(new Change(app, kind, action, subject, Optional.of(actor)));
    }

    /** Tells listeners what the platform did by itself; nobody is named for it, so that it is no activity of anybody. */
    public void happened(App app, String kind, Action action, Object subject) {
        changes.fire(new Change(app, kind, action, subject, Optional.empty()));
    }

    /** Notes what a person did to an account, their own or, as an operator, another one. */
    public void noteOfAccount(Actor actor, String kind, Action action, String description) {
        persist(new ActivityEvent(actor.accountId(), actor.email(), kind, action, cut(description), actor.origin()));
    }

    /** A line in the app's log such as {@code app[api]: Release v2 created by user me@example.com}, after the commit. */
    public void say(Actor actor, App app, String what) {
        String line = "%s by user %s".formatted(what, actor.email());
        afterCommit.run(() -> logs.api(app.id(), line));
    }

    private void persist(ActivityEvent event) {
        entities.persist(event);
    }

    private static String cut(String description) {
        return description.length() <= MAX_DESCRIPTION
                ? description
                : description.substring(0, MAX_DESCRIPTION - 3) + "...";
    }
}
