package slipway.api.releases;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.api.shared.Ids;
import slipway.api.shared.Limit;
import slipway.model.InvalidParamsException;

/** Body of {@code POST /apps/X/releases}: a rollback names a release, a deploy of a slug names the slug. */
record ReleaseCreateRequest(
        @Nullable String release,
        @Nullable String slug,
        @Limit(1_000) @Nullable String description,
        @Nullable String ociImage) {
    boolean isRollback() {
        if (release != null && (slug != null || description != null)) {
            throw new InvalidParamsException(
                    "Parameter \"release\" is for a rollback, which has neither \"slug\" nor \"description\".");
        }
        return release != null;
    }

    String requiredRelease() {
        return Optional.ofNullable(release)
                .orElseThrow(() -> new InvalidParamsException("Parameter \"release\" is missing."));
    }

    UUID requiredSlug() {
        return Ids.parse(
                "slug",
                Optional.ofNullable(slug)
                        .orElseThrow(() -> new InvalidParamsException(
                                "Parameter \"slug\" (or \"release\", for a rollback) is missing.")));
    }

    Optional<String> ownDescription() {
        return Optional.ofNullable(description).filter(text -> !text.isBlank());
    }
}
