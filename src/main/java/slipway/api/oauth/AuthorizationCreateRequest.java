package slipway.api.oauth;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.api.shared.NumberOrText;
import slipway.model.InvalidParamsException;

/** Body of {@code POST /oauth/authorizations}; the CLI sends {@code expires_in} as a text. */
record AuthorizationCreateRequest(
        @Nullable String description,

        @Nullable @JsonDeserialize(using = NumberOrText.class)
        String expiresIn,

        @Nullable List<String> scope,
        @Nullable Object client) {
    Optional<Duration> lifetime() {
        try {
            return Optional.ofNullable(expiresIn).map(Long::valueOf).map(Duration::ofSeconds);
        } catch (NumberFormatException notANumber) {
            throw new InvalidParamsException("Parameter \"expires_in\" must be a whole number of seconds.");
        }
    }
}
