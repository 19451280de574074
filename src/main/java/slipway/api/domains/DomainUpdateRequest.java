package slipway.api.domains;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;

/** Body of {@code PATCH /apps/X/domains/Y}: the id or name of an endpoint, or null for none, which is not nothing. */
record DomainUpdateRequest(@Nullable JsonNode sniEndpoint) {
    Optional<String> endpoint() {
        if (sniEndpoint == null) {
            throw new InvalidParamsException("Parameter \"sni_endpoint\" is missing.");
        }
        if (!sniEndpoint.isNull() && !sniEndpoint.isTextual()) {
            throw new InvalidParamsException("Parameter \"sni_endpoint\" is not of the right type.");
        }
        return Optional.ofNullable(sniEndpoint.textValue());
    }
}
