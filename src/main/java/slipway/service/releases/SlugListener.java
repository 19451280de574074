package slipway.service.releases;

import slipway.model.apps.App;
import slipway.model.releases.Procfile;

/** Told, inside the transaction in which a release takes effect, that an app's processes may be others now; the port keeps releases below dynos. */
public interface SlugListener {
    void slugReleased(App app, Procfile procfile);
}
