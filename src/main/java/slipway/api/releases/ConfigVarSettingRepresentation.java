package slipway.api.releases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The {@code config-vars-settings} object of Platform API v3; values are never masked here, and as old as their release. */
public record ConfigVarSettingRepresentation(
        String key,
        @Nullable String value,
        boolean masked,
        boolean maskingSupported,
        @Nullable Object attachment,
        Instant valueUpdatedAt) {}
