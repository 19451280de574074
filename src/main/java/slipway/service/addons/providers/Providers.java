package slipway.service.addons.providers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import slipway.model.addons.Plan;
import slipway.model.apps.App;
import slipway.service.access.Actor;

/** Knows who makes what. */
@ApplicationScoped
public class Providers {
    @Inject
    @Any
    Instance<AddOnProvider> all;

    /** Hands an order to whoever makes what it asks for. */
    public Answer ask(Order order) {
        AddOnProvider provider = of(order.service().name());
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

    /** Has whoever would make it look at what somebody asks for. */
    public Map<String, String> check(Actor actor, App app, String service, Plan plan, Map<String, String> options) {
        return of(service).check(actor, app, plan, options);
    }

    private AddOnProvider of(String service) {
        return all.stream()
                .filter(each -> each.serves(service))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody makes " + service));
    }
}
