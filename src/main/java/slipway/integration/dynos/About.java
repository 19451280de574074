package slipway.integration.dynos;

import java.util.UUID;
import slipway.service.dynos.runtime.DynoSpec;

/**
 * What a dyno's folder says about it, for the platform that adopts it; holds no secrets.
 *
 * @param uid the app's user on this machine
 */
record About(UUID id, UUID appId, String name, int port, String slugKey, int uid) {
    static About of(DynoSpec spec, int uid) {
        return new About(spec.id(), spec.appId(), spec.name(), spec.port(), spec.slugKey(), uid);
    }

    static About parse(String text) {
        String[] parts = text.strip().split(" ");
        return new About(
                UUID.fromString(parts[0]),
                UUID.fromString(parts[1]),
                parts[2],
                Integer.parseInt(parts[3]),
                parts[4],
                // Platforms before users of their own wrote none.
                parts.length > 5 ? Integer.parseInt(parts[5]) : 0);
    }

    String text() {
        return String.join(
                " ", id.toString(), appId.toString(), name, String.valueOf(port), slugKey, String.valueOf(uid));
    }
}
