package slipway.service.addons.providers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Knows who makes what. */
@ApplicationScoped
public class Providers {
    @Inject
    @Any
    Instance<AddOnProvider> all;

    /** Hands an order to whoever makes what it asks for. */
    public Answer ask(Order order) {
        AddOnProvider provider = all.stream()
                .filter(each -> each.serves(order.service().name()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Nobody makes " + order.service().name()));
        if (!provider.isAvailable()) {
            return new Answer.Unavailable(
                    "this platform cannot make " + order.service().name() + " any more");
        }
        return switch (order.work()) {
            case PROVISION -> provider.provision(order);
            case CHANGE_PLAN -> provider.changePlan(order);
            case DEPROVISION -> provider.deprovision(order);
        };
    }
}
