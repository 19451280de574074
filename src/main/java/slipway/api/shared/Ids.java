package slipway.api.shared;

import java.util.UUID;
import slipway.model.NotFoundException;
import slipway.model.Uuids;

/** Reads the ids in paths; what is no id cannot be found. */
public final class Ids {
    private Ids() {}

    public static UUID parse(String resource, String text) {
        return Uuids.parse(text).orElseThrow(() -> new NotFoundException(resource));
    }
}
