package slipway.integration.dynos;

import java.util.UUID;
import slipway.service.dynos.runtime.DynoSpec;

/**
 * What a dyno's folder says about it, for the platform that adopts it; holds no secrets.
 *
 * @param uid the app's user on this machine
 * @param address the dyno's own; this machine's where it has no network of its own
 */
record About(UUID id, UUID appId, String name, int port, String slugKey, int uid, String address) {
    static final String THIS_MACHINE = "127.0.0.1";

    static About of(DynoSpec spec, int uid, String address) {
        return new About(spec.id(), spec.appId(), spec.name(), spec.port(), spec.slugKey(), uid, address);
    }

    boolean hasNetwork() {
        return !address.equals(THIS_MACHINE);
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
                parts.length > 5 ? Integer.parseInt(parts[5]) : 0,
                parts.length > 6 ? parts[6] : THIS_MACHINE);
    }

    String text() {
        return String.join(
                " ",
                id.toString(),
                appId.toString(),
                name,
                String.valueOf(port),
                slugKey,
                String.valueOf(uid),
                address);
    }
}
