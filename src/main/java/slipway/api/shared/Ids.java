package slipway.api.shared;

import java.util.UUID;
import slipway.model.NotFoundException;

/** Reads the ids in paths; what is no id cannot be found. */
public final class Ids {
    private Ids() {}

    public static UUID parse(String resource, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFoundException(resource);
        }
    }
}
