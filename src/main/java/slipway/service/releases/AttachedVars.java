package slipway.service.releases;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Knows what an app's add-ons set; the port keeps releases below add-ons. */
public interface AttachedVars {
    /** Config vars by their names in the app, as they are inside the present transaction. */
    Map<String, String> of(UUID appId);

    /** Full names of the plans of what the app has, such as {@code heroku-postgresql:free}, in order. */
    List<String> plans(UUID appId);
}
