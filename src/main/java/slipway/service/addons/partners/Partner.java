package slipway.service.addons.partners;

import java.util.UUID;

/** A provider who asks about one add-on of its service, and may ask about no other. */
public record Partner(UUID addOnId, String addOnName, UUID serviceId) {
    /** Whether a path that names an add-on so means this one. */
    public boolean isOf(String nameOrId) {
        return addOnId.toString().equals(nameOrId) || addOnName.equals(nameOrId);
    }
}
