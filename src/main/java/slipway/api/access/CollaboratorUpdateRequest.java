package slipway.api.access;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;
import slipway.model.access.Permission;

/** Body of {@code PATCH /teams/apps/X/collaborators/Y}. */
record CollaboratorUpdateRequest(@Nullable List<String> permissions) {
    Set<Permission> allowed() {
        if (permissions == null) {
            throw new InvalidParamsException("Parameter \"permissions\" is missing.");
        }
        return Permission.parse(permissions);
    }
}
