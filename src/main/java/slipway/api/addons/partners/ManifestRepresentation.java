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
 * @param contents the manifest itself; left out in lists
 * @param clientSecret of a service that was registered just now: told once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ManifestRepresentation(
        UUID id, @Nullable JsonNode contents, @Nullable String clientSecret, Instant createdAt) {
    static ManifestRepresentation of(PushedManifest version, @Nullable JsonNode contents, @Nullable String secret) {
        return new ManifestRepresentation(version.id(), contents, secret, version.createdAt());
    }

    /** Without what must not be written anywhere. */
    @Override
    public String toString() {
        return "ManifestRepresentation[" + id + "]";
    }
}
