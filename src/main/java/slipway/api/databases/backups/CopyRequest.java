package slipway.api.databases.backups;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;

/** Body of {@code POST /client/v11/databases/X/transfers}; the URLs have passwords in them. */
public record CopyRequest(
        @Nullable String fromName,
        @Nullable String fromUrl,
        @Nullable String toName,
        @Nullable String toUrl) {
    public static String required(String name, @Nullable String value) {
        return Optional.ofNullable(value)
                .orElseThrow(() -> new InvalidParamsException("Parameter \"" + name + "\" is missing."));
    }

    @Override
    public String toString() {
        return "CopyRequest";
    }
}
