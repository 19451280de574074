package slipway.service.addons.keyvalue;

import java.util.Map;
import java.util.Optional;
import slipway.model.addons.AddOn;
import slipway.model.addons.Plan;

/**
 * What somebody sees of a server.
 *
 * @param statistics what Redis's INFO says; absent where the server does not answer
 * @param resourceUrl with its password
 * @param tlsNative whether the resource URL itself leads to TLS; else the port after its port does
 */
public record ServerLook(
        AddOn addOn,
        Plan plan,
        ServerSpec spec,
        Optional<Map<String, String>> statistics,
        String resourceUrl,
        boolean tlsNative) {}
