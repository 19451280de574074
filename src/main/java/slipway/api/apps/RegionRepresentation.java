package slipway.api.apps;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import slipway.model.InvalidParamsException;

/** The {@code region} object of Platform API v3. */
public record RegionRepresentation(
        UUID id,
        String name,
        String description,
        String country,
        String locale,
        boolean privateCapable,
        Provider provider,
        Instant createdAt,
        Instant updatedAt) {
    /** Who runs the region. */
    public record Provider(String name, String region) {}

    /** The one region there is, under the name that clients take when nobody asks for another. */
    public static final RegionRepresentation HERE = new RegionRepresentation(
            UUID.nameUUIDFromBytes("region:us".getBytes(StandardCharsets.UTF_8)),
            "us",
            "This Slipway",
            "Here",
            "This machine",
            false,
            new Provider("slipway", "here"),
            Instant.EPOCH,
            Instant.EPOCH);

    /** Refuses a region that is not this one. */
    public static void require(String nameOrId) {
        if (!nameOrId.equals(HERE.name) && !nameOrId.equals(HERE.id.toString())) {
            throw new InvalidParamsException(
                    "There is no region \"" + nameOrId + "\" here; there is " + HERE.name + ".");
        }
    }
}
