package slipway.api.apps;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import slipway.model.apps.Stack;

/** The {@code stack} object of Platform API v3. */
public record StackRepresentation(
        UUID id,
        String name,
        String state,
        @JsonProperty("default") boolean isDefault,
        Instant createdAt,
        Instant updatedAt) {
    static StackRepresentation of(Stack stack) {
        return new StackRepresentation(
                stack.uuid(), stack.id(), stack.state(), stack.isDefault(), Instant.EPOCH, Instant.EPOCH);
    }
}
