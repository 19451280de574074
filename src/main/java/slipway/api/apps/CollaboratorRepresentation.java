package slipway.api.apps;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import slipway.api.shared.AppReference;
import slipway.model.accounts.Account;
import slipway.model.apps.App;

/** The {@code collaborator} object of Platform API v3. */
public record CollaboratorRepresentation(
        UUID id,
        AppReference app,
        User user,
        String role,
        List<Object> permissions,
        Instant createdAt,
        Instant updatedAt) {
    /** Whom the app is shared with. */
    public record User(UUID id, String email, boolean federated) {}

    static CollaboratorRepresentation ofOwner(App app, Account owner) {
        return new CollaboratorRepresentation(
                app.id(),
                AppReference.of(app),
                new User(owner.id(), owner.email(), false),
                "owner",
                List.of(),
                app.createdAt(),
                app.createdAt());
    }
}
