package slipway.api.oauth;

import org.jspecify.annotations.Nullable;

/** Body of {@code PATCH /oauth/authorizations/ID}. */
record AuthorizationUpdateRequest(
        @Nullable String description, @Nullable Object client) {}
