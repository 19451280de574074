package slipway.service.addons.partners;

import java.util.Optional;
import java.util.UUID;

/**
 * A provider who asks about one add-on of its service, and may ask about no other.
 *
 * @param appId the app that it is billed to; absent once it has ended
 * @param appName what that is called
 */
public record Partner(UUID addOnId, String addOnName, UUID serviceId, Optional<UUID> appId, Optional<String> appName) {
    /** Whether a path that names an add-on so means this one. */
    public boolean isOf(String nameOrId) {
        return addOnId.toString().equals(nameOrId) || addOnName.equals(nameOrId);
    }

    /** Whether a path that names an app so means the one that has the add-on. */
    public boolean isOfApp(String nameOrId) {
        return appId.map(UUID::toString).equals(Optional.of(nameOrId)) || appName.equals(Optional.of(nameOrId));
    }
}
