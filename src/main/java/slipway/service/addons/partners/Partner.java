package slipway.service.addons.partners;

import java.util.UUID;

/**
 * A provider who asks about one add-on of its service, and may ask about no other.
 *
 * @param appId the app that it is billed to
 * @param appName what that is called, and empty where it is gone
 */
public record Partner(UUID addOnId, String addOnName, UUID serviceId, UUID appId, String appName) {
    /** Whether a path that names an add-on so means this one. */
    public boolean isOf(String nameOrId) {
        return addOnId.toString().equals(nameOrId) || addOnName.equals(nameOrId);
    }

    /** Whether a path that names an app so means the one that has the add-on. */
    public boolean isOfApp(String nameOrId) {
        return appId.toString().equals(nameOrId) || (!appName.isEmpty() && appName.equals(nameOrId));
    }
}
