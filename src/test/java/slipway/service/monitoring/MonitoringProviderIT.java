package slipway.service.monitoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import slipway.Wiring;
import slipway.integration.database.OwnDatabase;
import slipway.model.addons.AddOnService;
import slipway.model.addons.Plan;
import slipway.model.addons.ServiceFacts;
import slipway.service.addons.providers.AddOnProvider;
import slipway.service.addons.providers.AddOnProviderContract;
import slipway.service.metrics.MeteredApps;
import slipway.service.secrets.Keys;
import slipway.service.secrets.UrlSigner;

/** The monitoring add-on as every provider has to be; what is in it are measures. */
class MonitoringProviderIT extends AddOnProviderContract {
    private static OwnDatabase database;

    private final AddOnService service = new AddOnService(
            UUID.randomUUID(),
            new ServiceFacts(
                    "slipway-monitoring",
                    "Monitoring",
                    "Measures.",
                    "Monitoring",
                    "MONITORING",
                    "MONITORING",
                    "MONITORING",
                    false,
                    false));
    private final Plan plan = plan("free", 24, 2, 0);
    private final Plan otherPlan = plan("pro", 720, 50, 1);
    private AddOnProvider provider;

    /** What the container makes of it. */
    private static final class Apps extends MonitoredApps {
        @Override
        public void monitor(UUID addOnId, UUID appId, int hours, int alerts) {
            database.transaction(() -> super.monitor(addOnId, appId, hours, alerts));
        }

        @Override
        public void forget(UUID addOnId) {
            database.transaction(() -> super.forget(addOnId));
        }
    }

    @BeforeAll
    static void start() {
        database = OwnDatabase.start();
    }

    @AfterAll
    static void stop() {
        if (database != null) {
            database.close();
        }
    }

    private Plan plan(String name, int hours, int alerts, int position) {
        Plan made = new Plan(UUID.randomUUID(), service, name, name, name, 0, position);
        made.describe(name, name, position, Map.of("hours", String.valueOf(hours), "alerts", String.valueOf(alerts)));
        return made;
    }

    @Override
    @BeforeEach
    protected void restart() {
        MonitoredApps apps = Wiring.wire(new Apps(), database.entities(), database.afterCommit(), new MeteredApps());
        provider = Wiring.wire(
                new MonitoringProvider(), apps, Wiring.wire(new UrlSigner(), Keys.key(1), Keys.settings(1)));
    }

    @Override
    protected AddOnProvider provider() {
        return provider;
    }

    @Override
    protected AddOnService service() {
        return service;
    }

    @Override
    protected Plan plan() {
        return plan;
    }

    @Override
    protected Plan otherPlan() {
        return otherPlan;
    }

    private static String addOn(Map<String, String> config) {
        return config.get("MONITORING_URL").replaceAll(".*/addons/(.*)/open", "$1");
    }

    @Override
    protected void put(Map<String, String> config, String text) {
        database.update("INSERT INTO metric_slot SELECT addon_id, '2026-11-26T12:00:00Z', 'web', 1, addon_id,"
                + " '{0,0,9,0,0,0}', 0, '', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '{\"" + text + "\": 1}'"
                + " FROM monitored_app WHERE addon_id = '" + addOn(config) + "'"
                + " ON CONFLICT ON CONSTRAINT metric_slot_pk DO UPDATE SET codes = excluded.codes");
    }

    @Override
    protected Optional<String> find(Map<String, String> config) {
        List<?> found = database.transaction(() -> database.entities()
                .createNativeQuery("SELECT jsonb_object_keys(codes) FROM metric_slot WHERE CAST(addon_id AS text) = ?1")
                .setParameter(1, addOn(config))
                .getResultList());
        return found.stream().map(Object::toString).findFirst();
    }
}
