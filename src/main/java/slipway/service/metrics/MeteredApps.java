package slipway.service.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The apps that are monitored, and their meters. Whoever has something to tell of an app looks here first: for all others
 * that is one look into a map, and nothing is kept.
 */
@ApplicationScoped
public class MeteredApps {
    private final Map<UUID, AppMeter> meters = new ConcurrentHashMap<>();

    /** Empty for an app that is not monitored. */
    public Optional<AppMeter> of(UUID appId) {
        return Optional.ofNullable(meters.get(appId));
    }

    /** Measures these apps, each for its add-on, and no others. */
    public void measure(Map<UUID, UUID> addOnsByApp) {
        meters.entrySet().removeIf(each -> !each.getValue().addOnId().equals(addOnsByApp.get(each.getKey())));
        addOnsByApp.forEach((app, addOn) -> meters.computeIfAbsent(app, id -> new AppMeter(addOn)));
    }

    public Map<UUID, AppMeter> all() {
        return Map.copyOf(meters);
    }
}
