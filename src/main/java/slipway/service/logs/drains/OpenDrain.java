package slipway.service.logs.drains;

import slipway.model.logs.DrainUrl;
import slipway.model.logs.LogDrain;

/** A drain with its URL unsealed: for those who may see it, and for delivery. */
public record OpenDrain(LogDrain drain, DrainUrl url) {
    public boolean isKnownAs(String idOrUrlOrToken) {
        return drain.id().toString().equals(idOrUrlOrToken)
                || drain.token().equals(idOrUrlOrToken)
                || url.text().equals(idOrUrlOrToken);
    }
}
