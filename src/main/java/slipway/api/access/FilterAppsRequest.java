package slipway.api.access;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;

/** Body of {@code POST /filters/apps}. */
record FilterAppsRequest(@Nullable In in) {
    /** What the apps' ids may be. */
    record In(@Nullable List<UUID> id) {}

    List<UUID> ids() {
        if (in == null || in.id() == null) {
            throw new InvalidParamsException("Parameter \"in.id\" is missing.");
        }
        return in.id();
    }
}
