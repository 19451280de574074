package slipway.api.addons.catalogue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.api.shared.NamedReference;
import slipway.model.addons.AddOnService;

/** The {@code add-on-service} object of Platform API v3. */
public record AddOnServiceRepresentation(
        UUID id,
        String name,
        String humanName,
        @Nullable String cliPluginName,
        String state,
        List<NamedReference> supportedGenerations,
        boolean supportsMultipleInstallations,
        boolean supportsSharing,
        Instant createdAt,
        Instant updatedAt) {
    /** The generation of apps that there is here. */
    private static final NamedReference CEDAR =
            new NamedReference(UUID.nameUUIDFromBytes("cedar".getBytes(StandardCharsets.UTF_8)), "cedar");

    public static AddOnServiceRepresentation of(AddOnService service) {
        return new AddOnServiceRepresentation(
                service.id(),
                service.name(),
                service.humanName(),
                null,
                service.state(),
                List.of(CEDAR),
                service.isMultiple(),
                service.isShareable(),
                service.createdAt(),
                service.updatedAt());
    }
}
