package slipway.api.apps;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /apps}. */
record AppCreateRequest(
        @Nullable String name,
        @Nullable String region,
        @Nullable String stack,
        @Nullable List<String> featureFlags,
        @Nullable String space,
        @Nullable Boolean internalRouting,
        @Nullable Boolean locked,
        @Nullable String team,
        @Nullable Boolean personal) {}
