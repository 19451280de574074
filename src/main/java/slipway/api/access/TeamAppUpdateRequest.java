package slipway.api.access;

import org.jspecify.annotations.Nullable;

/** Body of {@code PATCH /teams/apps/X}. */
record TeamAppUpdateRequest(
        @Nullable Boolean locked, @Nullable String owner) {}
