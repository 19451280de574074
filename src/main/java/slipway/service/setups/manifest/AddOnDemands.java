package slipway.service.setups.manifest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import slipway.model.apps.App;
import slipway.service.access.Actor;

/** Gives an app the add-ons that its manifest demands: none, as long as there is no marketplace to get them from. */
@ApplicationScoped
public class AddOnDemands {
    /** Before the build, in the transaction that configures the app, so that the build sees what they set. */
    public void meet(Actor actor, App app, List<String> plans) throws SetupFailedException {
        check(plans);
    }

    /** Before there is an app: whether the plans can be had. */
    public void check(List<String> plans) throws SetupFailedException {
        if (!plans.isEmpty()) {
            throw new SetupFailedException(("app.json demands the add-on %s, and this platform has no add-ons yet: take"
                            + " \"addons\" out of it and declare under \"env\" what they would set, such as"
                            + " DATABASE_URL.")
                    .formatted(String.join(", ", plans)));
        }
    }
}
