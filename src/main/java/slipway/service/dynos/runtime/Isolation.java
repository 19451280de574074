package slipway.service.dynos.runtime;

import java.util.Optional;

/**
 * How well a runtime keeps dynos and builds from each other, from the platform and from its machine.
 *
 * @param level 0 for not at all, up to 3: files and processes (1), the network (2), a network of their own (3)
 * @param what the same for people, in one line
 * @param advice what would raise it
 */
public record Isolation(int level, String what, Optional<String> advice) {
    /** Whether everybody's code must be trusted. */
    public boolean isNone() {
        return level == 0;
    }
}
