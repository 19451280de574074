package slipway.api.access;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import slipway.api.shared.AppReference;
import slipway.model.access.Collaborator;
import slipway.model.access.Permission;
import slipway.model.accounts.Account;
import slipway.model.apps.App;

/** The {@code collaborator} object of Platform API v3; the owner is one of them. */
public record CollaboratorRepresentation(
        UUID id,
        AppReference app,
        User user,
        String role,
        List<Allowed> permissions,
        Instant createdAt,
        Instant updatedAt) {
    /** Whom the app is shared with. */
    public record User(UUID id, String email, boolean federated) {}

    /** One thing that they may do. */
    public record Allowed(String name, String description) {}

    static CollaboratorRepresentation ofOwner(App app, Account owner) {
        return new CollaboratorRepresentation(
                app.id(),
                AppReference.of(app),
                new User(owner.id(), owner.email(), false),
                "owner",
                allowed(Set.of(Permission.values())),
                app.createdAt(),
                app.createdAt());
    }

    static CollaboratorRepresentation of(Collaborator collaborator, App app, Account account) {
        return new CollaboratorRepresentation(
                collaborator.id(),
                AppReference.of(app),
                new User(account.id(), account.email(), false),
                "collaborator",
                allowed(collaborator.permissions()),
                collaborator.createdAt(),
                collaborator.updatedAt());
    }

    private static List<Allowed> allowed(Set<Permission> permissions) {
        return permissions.stream()
                .sorted()
                .map(permission -> new Allowed(permission.word(), "Can " + permission.deed() + "."))
                .toList();
    }
}
