package slipway.api.addons;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import slipway.api.shared.Limit;
import slipway.model.InvalidParamsException;
import slipway.service.addons.provisioning.AddOnWish;

/** Body of {@code POST /apps/X/addons}; the plan is an identity or an object with one, as the CLI sends it. */
record AddOnCreateRequest(
        @Nullable Attachment attachment,
        @Limit(16_384) @Nullable JsonNode config,
        @Nullable String confirm,
        @Nullable String name,
        @Nullable JsonNode plan) {
    /** What the add-on is called in the app. */
    record Attachment(@Nullable String name) {}

    AddOnWish wish() {
        return new AddOnWish(
                Identity.plan(plan),
                Optional.ofNullable(name),
                Optional.ofNullable(attachment).flatMap(given -> Optional.ofNullable(given.name())),
                Optional.ofNullable(confirm),
                options());
    }

    /** Options arrive at providers as texts (Dev Center, "Add-on Partner API": {@code --foo} is "true"). */
    private Map<String, String> options() {
        Map<String, String> options = new TreeMap<>();
        if (config == null || config.isNull()) {
            return options;
        }
        if (!config.isObject()) {
            throw new InvalidParamsException("Parameter \"config\" is not of the right type.");
        }
        config.properties().forEach(field -> {
            if (!field.getValue().isValueNode()) {
                throw new InvalidParamsException("Parameter \"config." + field.getKey() + "\" must be a text.");
            }
            options.put(field.getKey(), field.getValue().asText());
        });
        return options;
    }
}
