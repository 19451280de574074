package slipway.service.apps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import slipway.model.NotFoundException;
import slipway.model.access.Permission;
import slipway.model.apps.App;
import slipway.service.access.AccessPolicy;
import slipway.service.access.Actor;
import slipway.service.paging.Page;
import slipway.service.paging.PageRequest;
import slipway.service.paging.PagedQuery;

/** Finds apps by UUID or name for somebody who may see them. */
@ApplicationScoped
@Transactional
public class AppFinder {
    @Inject
    EntityManager entities;

    @Inject
    AccessPolicy policy;

    /** The app for somebody who may see it, or {@link NotFoundException} where there is none or none for this actor. */
    public App require(Actor actor, String nameOrId) {
        return require(actor, nameOrId, Permission.VIEW);
    }

    /** The app for somebody who has one of the permissions. */
    public App require(Actor actor, String nameOrId, Permission... anyOf) {
        App app = find(nameOrId).orElseThrow(() -> new NotFoundException("app"));
        policy.require(actor, app, anyOf);
        return app;
    }

    /** The same, with its row locked until the transaction ends: for changes that must come one after another. */
    public App requireLocked(Actor actor, String nameOrId, Permission... anyOf) {
        return lock(require(actor, nameOrId, anyOf).id());
    }

    /** All that the actor may do to an app. */
    public Set<Permission> permissions(Actor actor, String nameOrId) {
        return policy.permissions(actor, require(actor, nameOrId));
    }

    /** Locks an app's row; for work that the platform itself goes on with after somebody was allowed to ask for it. */
    public App lock(UUID appId) {
        return Optional.ofNullable(entities.find(App.class, appId, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new NotFoundException("app"));
    }

    public Optional<App> findById(UUID id) {
        return Optional.ofNullable(entities.find(App.class, id));
    }

    /** The apps of these ids, for things whose owner may name them; one query for a whole list. */
    public AppsById byIds(Collection<UUID> ids) {
        return new AppsById(
                ids.isEmpty()
                        ? Map.of()
                        : entities.createQuery("select a from App a where a.id in :ids", App.class)
                                .setParameter("ids", Set.copyOf(ids))
                                .getResultStream()
                                .collect(Collectors.toMap(App::id, Function.identity())));
    }

    /** Those of the apps that the actor may see. */
    public List<App> accessibleTo(Actor actor, Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select a from App a where a.id in :ids and (a.ownerId = :account or a.id in (select"
                                        + " c.appId from Collaborator c where c.accountId = :account)) order by a.name",
                                App.class)
                        .setParameter("ids", Set.copyOf(ids))
                        .setParameter("account", actor.accountId())
                        .getResultList();
    }

    public Optional<App> findByName(String name) {
        return entities.createQuery("select a from App a where a.name = :name", App.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** The actor's own apps and those shared with them, by name. */
    public List<App> accessibleTo(Actor actor) {
        return pageOfAccessibleTo(actor, PageRequest.first("name", Integer.MAX_VALUE - 1))
                .items();
    }

    /** The same, cut in the database. */
    public Page<App> pageOfAccessibleTo(Actor actor, PageRequest range) {
        List<UUID> shared = sharedWith(actor);
        // Each condition has its index; one query that finds the shared apps as well would read everybody's.
        PagedQuery<App> query = shared.isEmpty()
                ? PagedQuery.of(App.class, "x.ownerId = :account")
                : PagedQuery.of(App.class, "(x.ownerId = :account or x.id in :shared)")
                        .with("shared", shared);
        return query.with("account", actor.accountId()).by("name", text -> text).fetch(entities, range);
    }

    private List<UUID> sharedWith(Actor actor) {
        return entities.createQuery("select c.appId from Collaborator c where c.accountId = :account", UUID.class)
                .setParameter("account", actor.accountId())
                .getResultList();
    }

    private Optional<App> find(String nameOrId) {
        try {
            return findById(UUID.fromString(nameOrId));
        } catch (IllegalArgumentException notAnId) {
            return findByName(nameOrId);
        }
    }
}
