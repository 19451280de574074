package slipway.service.setups.manifest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import slipway.model.InvalidParamsException;
import slipway.model.apps.App;
import slipway.service.access.Actor;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.addons.provisioning.AddOnOrders;
import slipway.service.addons.provisioning.AddOnWish;
import slipway.service.apps.AppFinder;

/** Gives an app the add-ons that its manifest demands. */
@ApplicationScoped
public class AddOnDemands {
    @Inject
    Catalogue catalogue;

    @Inject
    AddOnOrders orders;

    @Inject
    AppFinder apps;

    /** In the transaction that configures the app: they are made while the app is built. */
    public void meet(Actor actor, App app, List<String> plans) {
        if (!plans.isEmpty()) {
            App locked = apps.lock(app.id());
            plans.forEach(plan -> orders.create(actor, locked, AddOnWish.of(plan)));
        }
    }

    /** Before there is an app: whether the plans can be had. */
    public void check(List<String> plans) throws SetupFailedException {
        for (String plan : plans) {
            try {
                catalogue.onOffer(plan);
            } catch (InvalidParamsException refusal) {
                throw new SetupFailedException(
                        "app.json demands the add-on %s: %s".formatted(plan, refusal.getMessage()));
            }
        }
    }
}
