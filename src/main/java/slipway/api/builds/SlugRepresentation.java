package slipway.api.builds;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.api.shared.NamedReference;
import slipway.model.builds.Slug;

/** The {@code slug} object of Platform API v3. */
public record SlugRepresentation(
        UUID id,
        @Nullable String buildpackProvidedDescription,
        String checksum,
        @Nullable String commit,
        @Nullable String commitDescription,
        Map<String, String> processTypes,
        long size,
        NamedReference stack,
        Instant createdAt,
        Instant updatedAt) {
    static SlugRepresentation of(Slug slug) {
        return new SlugRepresentation(
                slug.id(),
                slug.buildpackDescription(),
                "SHA256:" + slug.blobKey(),
                slug.commit().orElse(null),
                null,
                slug.procfile().commands(),
                slug.size(),
                NamedReference.ofStack(slug.stack()),
                slug.createdAt(),
                slug.createdAt());
    }
}
