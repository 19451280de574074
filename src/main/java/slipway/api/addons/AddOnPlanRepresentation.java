package slipway.api.addons;

import java.util.List;
import java.util.UUID;
import slipway.model.addons.Plan;

/** The plan inside an add-on, with what the CLI wants to know of it beside its name. */
public record AddOnPlanRepresentation(
        UUID id, String name, String humanName, PriceRepresentation price, List<Object> meters) {
    static AddOnPlanRepresentation of(Plan plan) {
        return new AddOnPlanRepresentation(
                plan.id(), plan.name(), plan.humanName(), PriceRepresentation.monthly(plan.centsPerMonth()), List.of());
    }
}
