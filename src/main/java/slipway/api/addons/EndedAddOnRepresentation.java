package slipway.api.addons;

import java.util.UUID;
import slipway.model.addons.AddOn;
import slipway.model.addons.AddOnState;

/** What is left to say of an add-on whose app is gone. */
public record EndedAddOnRepresentation(UUID id, String name, String state) {
    static EndedAddOnRepresentation of(AddOn addOn) {
        return new EndedAddOnRepresentation(addOn.id(), addOn.name(), AddOnState.DEPROVISIONED.word());
    }
}
