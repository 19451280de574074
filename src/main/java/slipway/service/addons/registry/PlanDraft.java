package slipway.service.addons.registry;

import java.util.Optional;

/**
 * What somebody wants a plan to be; what is absent stays as it is, or is the usual thing for a new one.
 *
 * @param name without the service's, such as {@code basic}
 * @param cents US cents a month; nothing to pay for a new one where it is absent
 * @param offered whether apps may have it from now on
 */
public record PlanDraft(
        String name,
        Optional<String> humanName,
        Optional<String> description,
        Optional<Integer> cents,
        Optional<Boolean> offered) {}
