package slipway.service.apps;

import slipway.model.apps.App;
import slipway.service.access.Actor;

/** Gives a new app its first release; the port keeps apps below releases. */
public interface FirstRelease {
    void writeFor(App newborn, Actor actor);
}
