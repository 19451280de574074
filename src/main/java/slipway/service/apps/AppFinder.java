package slipway.service.apps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import slipway.model.NotFoundException;
import slipway.model.apps.App;
import slipway.service.access.AccessPolicy;
import slipway.service.access.Actor;

/** Finds apps by UUID or name for somebody who may see them. */
@ApplicationScoped
@Transactional
public class AppFinder {
    @Inject
    EntityManager entities;

    @Inject
    AccessPolicy policy;

    /** The app, or {@link NotFoundException} where there is none or none for this actor. */
    public App require(Actor actor, String nameOrId) {
        App app = find(nameOrId).orElseThrow(() -> new NotFoundException("app"));
        policy.require(actor, app);
        return app;
    }

    /** The same, with its row locked until the transaction ends: for changes that must come one after another. */
    public App requireLocked(Actor actor, String nameOrId) {
        return lock(require(actor, nameOrId).id());
    }

    /** Locks an app's row; for work that the platform itself goes on with after somebody was allowed to ask for it. */
    public App lock(UUID appId) {
        return Optional.ofNullable(entities.find(App.class, appId, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new NotFoundException("app"));
    }

    public Optional<App> findById(UUID id) {
        return Optional.ofNullable(entities.find(App.class, id));
    }

    public Optional<App> findByName(String name) {
        return entities.createQuery("select a from App a where a.name = :name", App.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    public List<App> ownedBy(Actor actor) {
        return entities.createQuery("select a from App a where a.ownerId = :owner order by a.name", App.class)
                .setParameter("owner", actor.accountId())
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
