package slipway.api.addons.partners;

import java.time.Instant;
import java.util.UUID;
import slipway.model.addons.AddOnService;

/** A registered service for whoever may manage it. */
public record ProviderServiceRepresentation(
        UUID id,
        String name,
        String humanName,
        String state,
        boolean published,
        String configVarsPrefix,
        boolean supportsMultipleInstallations,
        boolean supportsSharing,
        Instant createdAt,
        Instant updatedAt) {
    static ProviderServiceRepresentation of(AddOnService service) {
        return new ProviderServiceRepresentation(
                service.id(),
                service.name(),
                service.humanName(),
                service.state(),
                service.isPublished(),
                service.prefix(),
                service.isMultiple(),
                service.isShareable(),
                service.createdAt(),
                service.updatedAt());
    }
}
