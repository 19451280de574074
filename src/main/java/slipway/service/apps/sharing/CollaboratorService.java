package slipway.service.apps.sharing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import slipway.model.ForbiddenException;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.access.Collaborator;
import slipway.model.access.Permission;
import slipway.model.accounts.Account;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.service.access.Actor;
import slipway.service.accounts.AccountService;
import slipway.service.activity.Activity;
import slipway.service.apps.AppFinder;

/** With whom an app is shared: {@code heroku access}. */
@ApplicationScoped
@Transactional
public class CollaboratorService {
    private static final String KIND = "collaborator";

    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    AccountService accounts;

    @Inject
    Activity activity;

    /** Everybody but the owner, longest here first. */
    public List<Collaborator> list(Actor actor, String appName) {
        return of(apps.require(actor, appName));
    }

    /** By e-mail, account UUID, or the collaboration's own UUID. */
    public Collaborator require(Actor actor, String appName, String who) {
        return find(apps.require(actor, appName), who).orElseThrow(() -> new NotFoundException(KIND));
    }

    /** Shares the app with somebody who has an account here. */
    public Collaborator add(Actor actor, String appName, String user, Optional<Set<Permission>> permissions) {
        App app = apps.requireLocked(actor, appName, Permission.MANAGE);
        Account account = accounts.find(user).orElseThrow(() -> new NotFoundException("user"));
        if (app.isLocked()) {
            throw new ForbiddenException(
                    "%s is locked: unlock it before you share it with more people.".formatted(app.name()));
        }
        if (app.ownerId().equals(account.id())) {
            throw new InvalidParamsException("%s owns this app.".formatted(account.email()));
        }
        if (find(app, account.id().toString()).isPresent()) {
            throw new InvalidParamsException("%s is a collaborator of this app already.".formatted(account.email()));
        }
        Collaborator collaborator = new Collaborator(app.id(), account.id(), permissions.orElse(Collaborator.USUAL));
        entities.persist(collaborator);
        activity.did(
                actor,
                app,
                KIND,
                Action.CREATE,
                collaborator,
                "Add %s with %s".formatted(account.email(), text(collaborator.permissions())));
        return collaborator;
    }

    public Collaborator allow(Actor actor, String appName, String who, Set<Permission> permissions) {
        App app = apps.requireLocked(actor, appName, Permission.MANAGE);
        Collaborator collaborator = find(app, who).orElseThrow(() -> new NotFoundException(KIND));
        collaborator.allow(permissions);
        activity.did(
                actor,
                app,
                KIND,
                Action.UPDATE,
                collaborator,
                "Allow %s to %s"
                        .formatted(accounts.require(collaborator.accountId()).email(), text(permissions)));
        return collaborator;
    }

    /** Ends the sharing; everybody may leave by themselves. */
    public Collaborator remove(Actor actor, String appName, String who) {
        App app = apps.require(actor, appName);
        Collaborator collaborator = find(app, who).orElseThrow(() -> new NotFoundException(KIND));
        if (!collaborator.accountId().equals(actor.accountId())) {
            apps.require(actor, appName, Permission.MANAGE);
        }
        Account account = accounts.require(collaborator.accountId());
        entities.remove(collaborator);
        activity.did(actor, app, KIND, Action.DESTROY, collaborator, "Remove " + account.email());
        return collaborator;
    }

    /** The same for an app that the caller may see. */
    public List<Collaborator> of(App app) {
        return entities.createQuery(
                        "select c from Collaborator c where c.appId = :app order by c.createdAt, c.id",
                        Collaborator.class)
                .setParameter("app", app.id())
                .getResultList();
    }

    private Optional<Collaborator> find(App app, String who) {
        Optional<UUID> account = accounts.find(who).map(Account::id);
        return of(app).stream()
                .filter(collaborator -> collaborator.id().toString().equals(who)
                        || account.filter(collaborator.accountId()::equals).isPresent())
                .findFirst();
    }

    private static String text(Set<Permission> permissions) {
        return permissions.stream().map(Permission::word).collect(Collectors.joining(", "));
    }
}
