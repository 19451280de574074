package slipway.model.monitoring;

import slipway.model.PlatformException;

/** There is nothing to show, or to be alerted of, where nothing is measured. */
public final class NotMonitoredException extends PlatformException {
    public NotMonitoredException(String app) {
        super(
                Kind.INVALID_PARAMS,
                "%s is not monitored. Add that with: heroku addons:create slipway-monitoring -a %s"
                        .formatted(app, app));
    }
}
