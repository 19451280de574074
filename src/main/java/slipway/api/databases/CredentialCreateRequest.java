package slipway.api.databases;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;

/** Body of {@code POST /postgres/v0/databases/X/credentials}. */
record CredentialCreateRequest(@Nullable String name) {
    String requiredName() {
        return Optional.ofNullable(name)
                .orElseThrow(() -> new InvalidParamsException("Parameter \"name\" is missing."));
    }
}
