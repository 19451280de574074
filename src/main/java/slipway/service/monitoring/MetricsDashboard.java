package slipway.service.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import slipway.model.addons.AddOn;
import slipway.model.apps.App;
import slipway.service.addons.opening.OwnDashboard;

/** {@code heroku addons:open} of monitoring leads to the app's metrics. */
@ApplicationScoped
public class MetricsDashboard implements OwnDashboard {
    @Inject
    MonitoringProvider provider;

    @Override
    public Optional<String> path(String service, App app, AddOn addOn) {
        return Optional.of("/apps/" + app.name() + "/metrics").filter(path -> provider.serves(service));
    }
}
