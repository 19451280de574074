package slipway.service.addons.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import slipway.model.addons.AddOnService;
import slipway.model.addons.Plan;
import slipway.model.addons.ServiceFacts;
import slipway.service.addons.providers.AddOnProvider;

/** Our own services, as the files beside this class describe them: entered at every start, but for prices, which are set once. */
@ApplicationScoped
@Transactional
public class ShippedServices {
    private static final List<String> NAMES = List.of("heroku-postgresql", "heroku-redis", "slipway-monitoring");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    /** A file. */
    record Shipped(
            String name,
            String humanName,
            String summary,
            String category,
            String prefix,
            String firstName,
            String furtherName,
            boolean multiple,
            boolean shareable,
            List<ShippedPlan> plans) {
        ServiceFacts facts() {
            return new ServiceFacts(
                    name, humanName, summary, category, prefix, firstName, furtherName, multiple, shareable);
        }
    }

    record ShippedPlan(String name, String humanName, int cents, String description, Map<String, String> limits) {}

    @Inject
    EntityManager entities;

    @Inject
    @Any
    Instance<AddOnProvider> providers;

    /** What cannot be had on this machine is taken off the market; what apps have of it stays. */
    public void enter() {
        NAMES.forEach(name -> enter(read(name)));
    }

    private void enter(Shipped shipped) {
        UUID id = id(shipped.name());
        AddOnService service = entities.find(AddOnService.class, id);
        if (service == null) {
            service = new AddOnService(id, shipped.facts());
            entities.persist(service);
        } else {
            service.describe(shipped.facts());
        }
        service.offer(canBeHad(shipped.name()));
        int position = 0;
        for (ShippedPlan each : shipped.plans()) {
            enter(service, each, position++);
        }
    }

    private boolean canBeHad(String service) {
        return providers.stream().anyMatch(provider -> provider.serves(service) && provider.isAvailable());
    }

    private void enter(AddOnService service, ShippedPlan shipped, int position) {
        UUID id = id(service.name() + ":" + shipped.name());
        Plan plan = entities.find(Plan.class, id);
        if (plan == null) {
            plan = new Plan(
                    id, service, shipped.name(), shipped.humanName(), shipped.description(), shipped.cents(), position);
            entities.persist(plan);
        }
        plan.describe(shipped.humanName(), shipped.description(), position, shipped.limits());
    }

    /** The same on every platform. */
    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("slipway:" + name).getBytes(StandardCharsets.UTF_8));
    }

    private static Shipped read(String name) {
        try (InputStream in = ShippedServices.class.getResourceAsStream(name + ".json")) {
            if (in == null) {
                throw new IllegalStateException(name + ".json is not in the WAR");
            }
            return JSON.readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(name + ".json cannot be read", e);
        }
    }
}
