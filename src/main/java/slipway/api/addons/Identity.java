package slipway.api.addons;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;

/** Reads which plan, add-on or app a request means: by a text, or by an object with a name or an id. */
public final class Identity {
    private Identity() {}

    public static String plan(@Nullable JsonNode plan) {
        return read("plan", plan);
    }

    public static String read(String parameter, @Nullable JsonNode identity) {
        if (identity == null || identity.isNull()) {
            throw new InvalidParamsException("Parameter \"" + parameter + "\" is missing.");
        }
        if (identity.isTextual()) {
            return identity.asText();
        }
        return List.of("id", "name").stream()
                .map(identity::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElseThrow(
                        () -> new InvalidParamsException("Parameter \"" + parameter + "\" must be a name or an id."));
    }
}
