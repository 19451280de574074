package slipway.api.addons.partners;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.addons.partners.PushedManifest;

/**
 * A manifest as {@code heroku addons:admin} knows it.
 *
 * @param slug the service's name, by which it is asked for
 * @param contents the manifest itself; left out in lists
 * @param clientSecret of a service that was registered just now: told once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ManifestRepresentation(
        UUID id,
        String slug,
        @Nullable JsonNode contents,
        @Nullable String clientSecret,
        Instant createdAt) {
    static ManifestRepresentation of(
            PushedManifest version, String slug, @Nullable JsonNode contents, @Nullable String secret) {
        return new ManifestRepresentation(version.id(), slug, contents, secret, version.createdAt());
    }

    /** Without what must not be written anywhere. */
    @Override
    public String toString() {
        return "ManifestRepresentation[" + id + "]";
    }
}
