package slipway.api.keyvalue;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.jspecify.annotations.Nullable;
import slipway.api.shared.NumberOrText;
import slipway.model.InvalidParamsException;
import slipway.model.addons.keyvalue.Behaviour;

/** Body of {@code PATCH /redis/v0/databases/X/config}: one of them, or several. */
record KeyValueConfigRequest(
        @Nullable String maxmemoryPolicy,
        @Nullable String notifyKeyspaceEvents,

        @JsonDeserialize(using = NumberOrText.class) @Nullable
        String timeout) {
    Behaviour applyTo(Behaviour present) {
        if (maxmemoryPolicy == null && notifyKeyspaceEvents == null && timeout == null) {
            throw new InvalidParamsException(
                    "Parameter \"maxmemory_policy\", \"notify_keyspace_events\" or \"timeout\"" + " is missing.");
        }
        Behaviour wanted = maxmemoryPolicy == null ? present : present.withEviction(maxmemoryPolicy);
        wanted = notifyKeyspaceEvents == null ? wanted : wanted.withEvents(notifyKeyspaceEvents);
        return timeout == null ? wanted : wanted.withTimeout(timeout);
    }
}
