package slipway.model;

import java.util.Optional;
import java.util.UUID;

/** Reads ids that people send: what is none is an ordinary mistake, or a name. */
public final class Uuids {
    /** That of nothing. */
    private static final UUID NONE = new UUID(0, 0);

    private Uuids() {}

    /** Empty for what is no UUID. */
    public static Optional<UUID> parse(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** For queries by name or id: what is no UUID becomes one that nothing has. */
    public static UUID orNone(String text) {
        return parse(text).orElse(NONE);
    }
}
