package slipway.api.databases.credentials;

import org.jspecify.annotations.Nullable;

/** Body of {@code POST .../credentials_rotation}: whether connections are to be cut at once. */
public record RotationRequest(@Nullable Boolean forced) {
    public static boolean isForced(@Nullable RotationRequest request) {
        return request != null && Boolean.TRUE.equals(request.forced());
    }
}
