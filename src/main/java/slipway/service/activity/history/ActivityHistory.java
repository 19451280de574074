package slipway.service.activity.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import slipway.model.activity.ActivityEvent;
import slipway.service.access.AccessPolicy;
import slipway.service.access.Actor;
import slipway.service.apps.AppFinder;
import slipway.service.paging.Page;
import slipway.service.paging.PageRequest;
import slipway.service.paging.PagedQuery;

/** What was changed, newest first: of an app for those who may see it, of everything for operators. */
@ApplicationScoped
@Transactional
public class ActivityHistory {
    /** As many as a page shows. */
    public static final int PAGE = 50;

    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    AccessPolicy policy;

    /** @param before only events before this one; absent for the newest */
    public Page<ActivityEvent> ofApp(Actor actor, String app, Optional<Long> before) {
        return fetch(
                PagedQuery.of(ActivityEvent.class, "x.appId = :app")
                        .with("app", apps.require(actor, app).id()),
                before);
    }

    /** What the actor did to their own account and to any app. */
    public Page<ActivityEvent> ofAccount(Actor actor, Optional<Long> before) {
        return fetch(
                PagedQuery.of(ActivityEvent.class, "x.accountId = :account").with("account", actor.accountId()),
                before);
    }

    /** Everything that anybody did; for operators. */
    public Page<ActivityEvent> all(Actor operator, Optional<Long> before) {
        policy.requireOperator(operator);
        return fetch(PagedQuery.of(ActivityEvent.class, "x.seq > 0"), before);
    }

    private Page<ActivityEvent> fetch(PagedQuery<ActivityEvent> query, Optional<Long> before) {
        PageRequest range =
                new PageRequest("seq", before.map(String::valueOf), true, Optional.empty(), false, PAGE, true);
        return query.by("seq", Long::valueOf).fetch(entities, range);
    }
}
