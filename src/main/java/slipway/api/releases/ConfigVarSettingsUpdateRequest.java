package slipway.api.releases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.api.shared.Limit;
import slipway.api.shared.Unsupported;
import slipway.model.InvalidParamsException;
import slipway.model.releases.ConfigVars;

/** Body of {@code PATCH /apps/X/config-vars-settings}. */
record ConfigVarSettingsUpdateRequest(@Nullable List<Setting> config) {
    /** One var; null removes it. */
    record Setting(
            @Nullable String key,
            @Limit(ConfigVars.MAX_SIZE) @Nullable String value,
            @Nullable Boolean masked) {}

    Map<String, Optional<String>> changes() {
        if (config == null) {
            throw new InvalidParamsException("Parameter \"config\" is missing.");
        }
        Map<String, Optional<String>> changes = new LinkedHashMap<>();
        for (Setting setting : config) {
            Unsupported.refuse("config.masked", setting.masked());
            if (setting.key() == null) {
                throw new InvalidParamsException("Parameter \"config.key\" is missing.");
            }
            changes.put(setting.key(), Optional.ofNullable(setting.value()));
        }
        return changes;
    }
}
