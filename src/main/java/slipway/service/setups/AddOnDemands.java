package slipway.service.setups;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import slipway.model.apps.App;
import slipway.service.access.Actor;

/** Gives an app the add-ons that its manifest demands: none, as long as there is no marketplace to get them from. */
@ApplicationScoped
public class AddOnDemands {
    /** Before the build, in the transaction that configures the app, so that the build sees what they set. */
    void meet(Actor actor, App app, List<String> plans) throws SetupFailedException {
        if (!plans.isEmpty()) {
            throw new SetupFailedException(("%s needs the add-on %s, and this platform has no add-ons yet. Take \"addons\""
                            + " out of app.json and declare under \"env\" what they would set, such as DATABASE_URL.")
                    .formatted(app.name(), String.join(", ", plans)));
        }
    }
}
