package slipway.api.oauth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /oauth/authorizations}. */
record AuthorizationCreateRequest(
        @Nullable String description,
        @Nullable Long expiresIn,
        @Nullable List<String> scope,
        @Nullable Object client) {}
