package slipway.api.addons.partners;

import java.time.Instant;
import java.util.UUID;
import slipway.model.addons.Plan;

/** A plan of a registered service for whoever may manage it. */
public record ProviderPlanRepresentation(
        UUID id,
        String name,
        String humanName,
        String description,
        Price price,
        String state,
        Instant createdAt,
        Instant updatedAt) {
    /** In US cents a month. */
    public record Price(int cents, String unit) {}

    static ProviderPlanRepresentation of(Plan plan) {
        return new ProviderPlanRepresentation(
                plan.id(),
                plan.name(),
                plan.humanName(),
                plan.description(),
                new Price(plan.centsPerMonth(), "month"),
                plan.state(),
                plan.createdAt(),
                plan.updatedAt());
    }
}
