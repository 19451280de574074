package slipway.api.addons;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import slipway.api.shared.Limit;
import slipway.model.InvalidParamsException;

/** Body of {@code PATCH /addons/X/config}: some config vars, those without a value to be no more. */
record AddOnConfigUpdateRequest(@Nullable List<Var> config) {
    /** One of them. */
    record Var(
            @Nullable String name, @Limit(65_536) @Nullable String value) {
        /** Without what must not be written anywhere. */
        @Override
        public String toString() {
            return "Var[" + name + "]";
        }
    }

    Map<String, Optional<String>> changes() {
        Map<String, Optional<String>> changes = new TreeMap<>();
        for (Var var : Optional.ofNullable(config).orElseThrow(() -> missing("config"))) {
            if (var == null || var.name() == null) {
                throw missing("config.name");
            }
            changes.put(var.name(), Optional.ofNullable(var.value()));
        }
        return changes;
    }

    private static InvalidParamsException missing(String parameter) {
        return new InvalidParamsException("Parameter \"" + parameter + "\" is missing.");
    }
}
