package slipway.service.addons.providers;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import slipway.model.addons.AddOnService;
import slipway.model.addons.AddOnWork;
import slipway.model.addons.Plan;

/**
 * What a provider is asked for.
 *
 * @param addOnId names the add-on to the provider, at every attempt the same
 * @param name of the add-on
 * @param appId the app that it is billed to, which may be gone
 * @param plan that it is of, or is to be of
 * @param options what its maker asked for beside the plan
 * @param providerId what the provider calls it, once it has said so
 */
public record Order(
        AddOnWork work,
        UUID addOnId,
        String name,
        UUID appId,
        AddOnService service,
        Plan plan,
        Map<String, String> options,
        Optional<String> providerId) {}
