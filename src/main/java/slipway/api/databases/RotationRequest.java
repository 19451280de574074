package slipway.api.databases;

import org.jspecify.annotations.Nullable;

/** Body of {@code POST .../credentials_rotation}: whether connections are to be cut at once. */
record RotationRequest(@Nullable Boolean forced) {
    static boolean isForced(@Nullable RotationRequest request) {
        return request != null && Boolean.TRUE.equals(request.forced());
    }
}
