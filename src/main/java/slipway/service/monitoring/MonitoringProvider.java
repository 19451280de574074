package slipway.service.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import slipway.model.InvalidParamsException;
import slipway.model.addons.Plan;
import slipway.model.apps.App;
import slipway.service.access.Actor;
import slipway.service.addons.providers.AddOnProvider;
import slipway.service.addons.providers.Answer;
import slipway.service.addons.providers.Order;
import slipway.service.secrets.UrlSigner;

/** Makes the add-on {@code slipway-monitoring}: from then on the app is measured, and its page shows it. */
@ApplicationScoped
public class MonitoringProvider implements AddOnProvider {
    public static final String SERVICE = "slipway-monitoring";

    @Inject
    MonitoredApps apps;

    @Inject
    UrlSigner urls;

    @Override
    public boolean serves(String service) {
        return service.equals(SERVICE);
    }

    /** Everywhere: all it takes is the platform's own database. */
    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public Map<String, String> check(Actor actor, App app, Plan plan, Map<String, String> options) {
        options.keySet().stream().findFirst().ifPresent(name -> {
            throw new InvalidParamsException(SERVICE + " knows no option " + name + ".");
        });
        return options;
    }

    @Override
    public Answer provision(Order order) {
        monitor(order);
        return new Answer.Done(
                Optional.of(order.addOnId().toString()),
                Optional.of("The app is measured from now on. See " + page(order.addOnId())
                        + ", or: heroku addons:open " + order.name()),
                Optional.of(Map.of("MONITORING_URL", page(order.addOnId()))));
    }

    /** What was measured stays, for as long as the new plan keeps it. */
    @Override
    public Answer changePlan(Order order) {
        monitor(order);
        return Answer.Done.SILENTLY;
    }

    @Override
    public Answer deprovision(Order order) {
        apps.forget(order.addOnId());
        return Answer.Done.SILENTLY;
    }

    private void monitor(Order order) {
        apps.monitor(order.addOnId(), order.appId(), limit(order.plan(), "hours"), limit(order.plan(), "alerts"));
    }

    private static int limit(Plan plan, String what) {
        return plan.limit(what)
                .map(Math::toIntExact)
                .orElseThrow(() -> new IllegalStateException(plan.name() + " has no limit of " + what));
    }

    /** Leads to the app's page by the app's name of the day. */
    private String page(UUID addOnId) {
        return urls.baseUrl() + "/addons/" + addOnId + "/open";
    }
}
