package slipway.api.features;

import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;

/** Body of {@code PATCH .../features/X}. */
record FeatureUpdateRequest(@Nullable Boolean enabled) {
    boolean on() {
        if (enabled == null) {
            throw new InvalidParamsException("Parameter \"enabled\" is missing.");
        }
        return enabled;
    }
}
