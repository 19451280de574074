package slipway.api.dynos;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;
import slipway.model.dynos.OneOff;
import slipway.service.dynos.oneoffs.OneOffRequest;

/** Body of {@code POST /apps/X/dynos}; the CLI sends the size of its terminal as numbers in {@code env}. */
record OneOffCreateRequest(
        @Nullable String command,
        @Nullable Boolean attach,
        @Nullable Map<String, JsonNode> env,
        @Nullable Boolean forceNoTty,
        @Nullable String type,
        @Nullable String size,
        @Nullable Integer timeToLive) {
    OneOffRequest request() {
        return new OneOffRequest(
                command == null ? "" : command,
                Boolean.TRUE.equals(attach),
                !Boolean.TRUE.equals(forceNoTty),
                environment(),
                type == null ? OneOffRequest.USUAL_TYPE : type,
                Optional.ofNullable(size),
                timeToLive == null ? OneOff.LONGEST : Duration.ofSeconds(timeToLive));
    }

    private Map<String, String> environment() {
        Map<String, String> texts = new TreeMap<>();
        if (env != null) {
            env.forEach((name, value) -> {
                if (value == null || value.isNull()) {
                    return;
                }
                if (!value.isValueNode()) {
                    throw new InvalidParamsException("Parameter \"env\" must have texts as values.");
                }
                texts.put(name, value.asText());
            });
        }
        return texts;
    }
}
