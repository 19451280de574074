package slipway.api.logs;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;

/** Body of {@code POST /apps/X/log-drains}. */
record LogDrainCreateRequest(@Nullable String url) {
    String required() {
        return Optional.ofNullable(url)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new InvalidParamsException("Parameter \"url\" is missing."));
    }
}
