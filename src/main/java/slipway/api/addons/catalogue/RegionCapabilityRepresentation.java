package slipway.api.addons.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import slipway.api.apps.RegionRepresentation;
import slipway.model.addons.AddOnService;

/** The {@code add-on-region-capability} object of Platform API v3: every service is to be had where the platform is. */
public record RegionCapabilityRepresentation(
        UUID id,
        boolean supportsPrivateNetworking,
        AddOnServiceRepresentation addonService,
        RegionRepresentation region) {
    public static RegionCapabilityRepresentation of(AddOnService service) {
        String name = service.id() + "@" + RegionRepresentation.HERE.name();
        return new RegionCapabilityRepresentation(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                false,
                AddOnServiceRepresentation.of(service),
                RegionRepresentation.HERE);
    }
}
