package slipway.api.addons;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;

/** Body of {@code POST /actions/addons/resolve}. */
record ResolveRequest(
        @Nullable String addon,
        @Nullable String app,
        @Nullable String addonService) {
    String requiredAddon() {
        return Optional.ofNullable(addon)
                .orElseThrow(() -> new InvalidParamsException("Parameter \"addon\" is missing."));
    }
}
