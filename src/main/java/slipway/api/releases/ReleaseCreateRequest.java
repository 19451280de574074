package slipway.api.releases;

import org.jspecify.annotations.Nullable;

/** Body of {@code POST /apps/X/releases}: a rollback names a release, a deploy of a slug names the slug. */
record ReleaseCreateRequest(
        @Nullable String release,
        @Nullable String slug,
        @Nullable String description,
        @Nullable String ociImage) {}
