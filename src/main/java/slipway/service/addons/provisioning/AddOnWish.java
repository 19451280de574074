package slipway.service.addons.provisioning;

import java.util.Map;
import java.util.Optional;

/**
 * What somebody asks for.
 *
 * @param plan by its full name or UUID, or a service's name for its usual plan
 * @param name of the add-on; one is made up where it is absent
 * @param attachment what it is to be called in the app; the service's usual name where it is absent
 * @param confirm the app's name, where an attachment is to be replaced
 * @param options for the provider, such as {@code fork}
 */
public record AddOnWish(
        String plan,
        Optional<String> name,
        Optional<String> attachment,
        Optional<String> confirm,
        Map<String, String> options) {
    public static AddOnWish of(String plan) {
        return new AddOnWish(plan, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }
}
