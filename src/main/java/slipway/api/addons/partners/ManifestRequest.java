package slipway.api.addons.partners;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;

/** Body of {@code POST /api/v3/addons/X/manifests}, as {@code heroku addons:admin:manifest:push} sends it. */
record ManifestRequest(@Nullable JsonNode contents) {
    JsonNode required() {
        if (contents == null || contents.isNull()) {
            throw new InvalidParamsException("Parameter \"contents\" is missing.");
        }
        return contents;
    }

    /** Without what must not be written anywhere. */
    @Override
    public String toString() {
        return "ManifestRequest";
    }
}
