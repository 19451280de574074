package slipway.api.addons;

import java.util.List;
import java.util.UUID;
import slipway.api.addons.catalogue.PriceRepresentation;
import slipway.model.addons.Plan;

/** The plan inside an add-on, with what the CLI wants to know of it beside its name. */
public record AddOnPlanRepresentation(
        UUID id, String name, String humanName, PriceRepresentation price, List<Object> meters) {
    /** @param cents US cents a month that the app's owner pays, which may be others than the plan's usual ones */
    static AddOnPlanRepresentation of(Plan plan, int cents) {
        return new AddOnPlanRepresentation(
                plan.id(), plan.name(), plan.humanName(), PriceRepresentation.monthly(cents), List.of());
    }
}
