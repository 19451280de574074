package slipway.api.registry;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import slipway.service.builds.Buildpacks;

/**
 * A buildpack in Heroku's registry.
 *
 * @param blobUrl what the CLI chooses it by; Heroku's own URL, which the CLI prints as a name again
 */
public record BuildpackRepresentation(UUID id, String namespace, String name, String blobUrl) {
    static BuildpackRepresentation of(String canonical) {
        String[] parts = canonical.split("/");
        UUID id = UUID.nameUUIDFromBytes(("buildpack " + canonical).getBytes(StandardCharsets.UTF_8));
        return new BuildpackRepresentation(id, parts[0], parts[1], Buildpacks.registryUrl(canonical));
    }
}
