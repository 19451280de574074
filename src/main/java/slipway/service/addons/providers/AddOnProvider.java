package slipway.service.addons.providers;

import java.util.Map;
import slipway.model.addons.Plan;
import slipway.model.apps.App;
import slipway.service.access.Actor;

/**
 * Whoever makes add-ons of some services. The same wish may come again, after a kill at any moment: whatever was done
 * before counts, and the answer is the same. Called by one thread at a time for one add-on, and outside of transactions.
 */
public interface AddOnProvider {
    /** Whether it makes add-ons of the service of this name. */
    boolean serves(String service);

    /** Whether it can make them on this platform at all. */
    boolean isAvailable();

    /**
     * Looks at what somebody asks for beside a plan, before anything is made; refuses what it does not know.
     *
     * @return the same as it is to be ordered
     */
    default Map<String, String> check(Actor actor, App app, Plan plan, Map<String, String> options) {
        return options;
    }

    /** Makes what the order names. */
    Answer provision(Order order);

    /** Makes it one of the order's plan, with all that is in it. */
    Answer changePlan(Order order);

    /** Ends it; what is gone already is ended. */
    Answer deprovision(Order order);
}
