package slipway.api.shared;

import java.util.UUID;
import slipway.model.apps.Stack;

/** Something with an id and a name inside another object, such as a stack or a region. */
public record NamedReference(UUID id, String name) {
    public static NamedReference ofStack(String stackName) {
        return new NamedReference(Stack.require(stackName).uuid(), stackName);
    }
}
