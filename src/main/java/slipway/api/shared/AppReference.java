package slipway.api.shared;

import java.util.UUID;
import slipway.model.apps.App;

/** An app inside another object. */
public record AppReference(UUID id, String name) {
    public static AppReference of(App app) {
        return new AppReference(app.id(), app.name());
    }
}
