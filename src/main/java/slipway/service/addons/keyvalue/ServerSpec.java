package slipway.service.addons.keyvalue;

import java.time.Instant;
import java.util.UUID;
import slipway.model.addons.keyvalue.Behaviour;
import slipway.model.addons.keyvalue.Capacity;

/**
 * What a server is to be, at one moment.
 *
 * @param shared on the one server that all share instead of one of its own
 * @param place the number of its ports and its user, or of its database on the shared server
 * @param password that its clients give; kept out of every text
 */
public record ServerSpec(
        UUID addOnId,
        boolean shared,
        int place,
        String password,
        Behaviour behaviour,
        Capacity capacity,
        Instant createdAt) {
    ServerSpec withPassword(String other) {
        return new ServerSpec(addOnId, shared, place, other, behaviour, capacity, createdAt);
    }

    @Override
    public String toString() {
        return "key-value server " + addOnId + " at " + place;
    }
}
