package slipway.api.addons.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import slipway.api.shared.NamedReference;
import slipway.model.addons.Plan;
import slipway.service.addons.catalogue.Offer;

/** The {@code plan} object of Platform API v3. */
public record PlanRepresentation(
        UUID id,
        String name,
        String humanName,
        String description,
        NamedReference addonService,
        List<String> compliance,
        @JsonProperty("default") boolean isDefault,
        boolean installableInsidePrivateNetwork,
        boolean installableOutsidePrivateNetwork,
        PriceRepresentation price,
        boolean spaceDefault,
        String state,
        boolean visible,
        Instant createdAt,
        Instant updatedAt) {
    public static PlanRepresentation of(Offer offer) {
        Plan plan = offer.plan();
        return new PlanRepresentation(
                plan.id(),
                plan.name(),
                plan.humanName(),
                plan.description(),
                new NamedReference(offer.service().id(), offer.service().name()),
                List.of(),
                plan.position() == 0,
                false,
                true,
                PriceRepresentation.monthly(plan.centsPerMonth()),
                false,
                plan.state(),
                plan.isOffered(),
                plan.createdAt(),
                plan.updatedAt());
    }
}
