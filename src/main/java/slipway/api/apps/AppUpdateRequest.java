package slipway.api.apps;

import org.jspecify.annotations.Nullable;

/** Body of {@code PATCH /apps/X}. */
record AppUpdateRequest(
        @Nullable String name,
        @Nullable Boolean maintenance,
        @Nullable String buildStack) {}
