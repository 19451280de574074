package slipway.api.databases.credentials;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;

/** Body of {@code POST /postgres/v0/databases/X/credentials}. */
public record CredentialCreateRequest(@Nullable String name) {
    public String requiredName() {
        return Optional.ofNullable(name)
                .orElseThrow(() -> new InvalidParamsException("Parameter \"name\" is missing."));
    }
}
