package slipway.service.addons.providers;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import slipway.model.addons.AddOnService;
import slipway.model.addons.Plan;
import slipway.model.addons.ServiceFacts;

/** The fake is held to what the real ones are held to. */
class FakeAddOnProviderTest extends AddOnProviderContract {
    private final AddOnService service = new AddOnService(
            UUID.randomUUID(),
            new ServiceFacts("fake", "Fake", "Nothing.", "Nothing", "FAKE", "FAKE", "FAKE", true, true));
    private final Plan plan = new Plan(UUID.randomUUID(), service, "small", "Small", "little", 0, 0);
    private final Plan otherPlan = new Plan(UUID.randomUUID(), service, "large", "Large", "much", 0, 1);
    private final FakeAddOnProvider.World world = new FakeAddOnProvider.World();
    private AddOnProvider provider = new FakeAddOnProvider("fake", world);

    @Override
    protected AddOnProvider provider() {
        return provider;
    }

    @Override
    protected void restart() {
        provider = new FakeAddOnProvider("fake", world);
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

    @Override
    protected void put(Map<String, String> config, String text) {
        world.put(config.get("FAKE_URL"), text);
    }

    @Override
    protected Optional<String> find(Map<String, String> config) {
        return world.find(config.get("FAKE_URL"));
    }
}
