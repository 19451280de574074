package slipway.service.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import slipway.model.ForbiddenException;
import slipway.model.NotFoundException;
import slipway.model.access.Collaborator;
import slipway.model.access.Permission;
import slipway.model.apps.App;

/** The one place that says who may do what; strangers learn nothing, not even that a thing exists. */
@ApplicationScoped
@Transactional
public class AccessPolicy {
    @Inject
    EntityManager entities;

    /**
     * Lets pass the owner, and collaborators who have one of the permissions.
     *
     * @throws NotFoundException for strangers, for whom the app does not exist
     * @throws ForbiddenException for collaborators who may see the app, but not do this
     */
    public void require(Actor actor, App app, Permission... anyOf) {
        Set<Permission> held = permissions(actor, app);
        if (held.isEmpty()) {
            throw new NotFoundException("app");
        }
        if (Arrays.stream(anyOf).noneMatch(held::contains)) {
            throw new ForbiddenException("You do not have permission to %s. You need the %s permission on %s."
                    .formatted(
                            anyOf[0].deed(),
                            Arrays.stream(anyOf).map(Permission::word).collect(Collectors.joining(" or ")),
                            app.name()));
        }
    }

    /** All that the actor may do to the app; nothing for strangers. */
    public Set<Permission> permissions(Actor actor, App app) {
        if (app.ownerId().equals(actor.accountId())) {
            return EnumSet.allOf(Permission.class);
        }
        return entities.createQuery(
                        "select c from Collaborator c where c.appId = :app and c.accountId = :account",
                        Collaborator.class)
                .setParameter("app", app.id())
                .setParameter("account", actor.accountId())
                .getResultStream()
                .findFirst()
                .map(Collaborator::permissions)
                .orElse(Set.of());
    }

    /** Lets only operators pass. */
    public void requireOperator(Actor actor) {
        if (!actor.isOperator()) {
            throw new ForbiddenException("Only an operator of this platform may do that.");
        }
    }
}
