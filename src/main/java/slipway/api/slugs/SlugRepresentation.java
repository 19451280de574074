package slipway.api.slugs;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.api.shared.NamedReference;
import slipway.model.builds.Slug;

/** The {@code slug} object of Platform API v3. */
public record SlugRepresentation(
        UUID id,
        Blob blob,
        @Nullable String buildpackProvidedDescription,
        @Nullable String checksum,
        @Nullable String commit,
        @Nullable String commitDescription,
        Map<String, String> processTypes,
        @Nullable Long size,
        NamedReference stack,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {
    /** Where the tarball is to be sent, or can be had. */
    public record Blob(String method, String url) {}

    /** @param url where the tarball is; for who may not have it, no more than its place */
    static SlugRepresentation of(Slug slug, String url) {
        String method = slug.isUploaded() ? "GET" : "PUT";
        return new SlugRepresentation(
                slug.id(),
                new Blob(method.toLowerCase(Locale.ROOT), url),
                slug.buildpackDescription(),
                slug.declaredChecksum().orElseGet(() -> slug.isUploaded() ? "SHA256:" + slug.blobKey() : null),
                slug.commit().orElse(null),
                slug.commitDescription().orElse(null),
                slug.procfile().commands(),
                slug.isUploaded() ? slug.size() : null,
                NamedReference.ofStack(slug.stack()),
                slug.createdAt(),
                slug.createdAt(),
                null);
    }
}
