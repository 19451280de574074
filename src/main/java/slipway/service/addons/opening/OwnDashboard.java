package slipway.service.addons.opening;

import java.util.Optional;
import slipway.model.addons.AddOn;
import slipway.model.apps.App;

/**
 * A page of this platform for add-ons of one of our own services, instead of the one that every add-on has; every bean of this
 * kind is asked.
 */
public interface OwnDashboard {
    /**
     * The path of the page for an add-on.
     *
     * @param service such as {@code heroku-redis}
     * @param app that the add-on is billed to
     * @return empty where it is for other services
     */
    Optional<String> path(String service, App app, AddOn addOn);
}
