package slipway.api.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;
import slipway.model.access.Permission;

/** Body of {@code POST /apps/X/collaborators}; nobody is mailed, so that {@code silent} changes nothing. */
record CollaboratorCreateRequest(
        @Nullable String user,
        @Nullable Boolean silent,
        @Nullable List<String> permissions) {
    String who() {
        if (user == null || user.isBlank()) {
            throw new InvalidParamsException("Parameter \"user\" is missing.");
        }
        return user;
    }

    Optional<Set<Permission>> allowed() {
        return Optional.ofNullable(permissions).map(Permission::parse);
    }
}
