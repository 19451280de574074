package slipway.integration.addons.keyvalue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import slipway.model.addons.AddOnService;
import slipway.model.addons.Plan;
import slipway.model.addons.ServiceFacts;
import slipway.service.addons.providers.AddOnProvider;
import slipway.service.addons.providers.AddOnProviderContract;

/** What all add-ons do, by key-value servers, wherever those run. */
abstract class KeyValueAddOns extends AddOnProviderContract {
    private static final AddOnService SERVICE = new AddOnService(
            UUID.randomUUID(),
            new ServiceFacts("heroku-redis", "Redis", "", "", "REDIS", "REDIS", "HEROKU_REDIS", true, true));

    static final Plan MINI = plan("mini", "26214400", "20", "0");
    static final Plan PREMIUM = plan("premium-0", "52428800", "40", "1");

    abstract KeyValueMachine machine();

    private static Plan plan(String name, String bytes, String connections, String persistent) {
        Plan plan = new Plan(UUID.randomUUID(), SERVICE, name, name, "", 0, 0);
        plan.describe(name, "", 0, Map.of("bytes", bytes, "connections", connections, "persistent", persistent));
        return plan;
    }

    @Override
    protected AddOnProvider provider() {
        return machine().provider();
    }

    @Override
    protected void restart() {
        machine().restart();
    }

    @Override
    protected AddOnService service() {
        return SERVICE;
    }

    @Override
    protected Plan plan() {
        return MINI;
    }

    @Override
    protected Plan otherPlan() {
        return PREMIUM;
    }

    @Override
    protected void put(Map<String, String> config, String text) {
        try {
            KeyValueClient.ask(config.get("REDIS_URL"), "SET", "note", text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Optional<String> find(Map<String, String> config) {
        return KeyValueClient.find(config.get("REDIS_URL"), "note");
    }
}
