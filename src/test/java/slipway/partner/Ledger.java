package slipway.partner;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the example provider has made, by Heroku's UUIDs, of which it makes nothing twice. */
final class Ledger {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How often it was asked for, and whether it has ended. */
    private record Resource(String plan, int asked, boolean ended) {}

    private final Map<String, Resource> resources = new ConcurrentHashMap<>();

    /** Whether it is new. */
    boolean make(String id, String plan) {
        return resources
                        .merge(
                                id,
                                new Resource(plan, 1, false),
                                (old, fresh) -> new Resource(old.plan(), old.asked() + 1, old.ended()))
                        .asked()
                == 1;
    }

    boolean change(String id, String plan) {
        return resources.computeIfPresent(id, (key, old) -> old.ended() ? old : new Resource(plan, old.asked(), false))
                        != null
                && has(id);
    }

    /** Whether there was something to end. */
    boolean end(String id) {
        boolean was = has(id);
        resources.computeIfPresent(id, (key, old) -> new Resource(old.plan(), old.asked(), true));
        return was;
    }

    boolean has(String id) {
        Resource found = resources.get(id);
        return found != null && !found.ended();
    }

    ObjectNode toJson() {
        ObjectNode all = JSON.createObjectNode();
        resources.forEach((id, resource) -> all.putObject(id)
                .put("plan", resource.plan())
                .put("asked", resource.asked())
                .put("ended", resource.ended()));
        return all;
    }
}
