package slipway.service.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import slipway.model.Moment;

/** Every app's requests, as the router tells of them; in memory, and anew with each start of the platform. */
@ApplicationScoped
public class Traffic {
    @Inject
    MeteredApps metered;

    private final Map<UUID, AppTraffic> byApp = new ConcurrentHashMap<>();
    private volatile RouterGauges gauges = new RouterGauges() {};

    /** Takes what a thread has counted, and gives it back empty. */
    public void add(UUID appId, TrafficInterval interval) {
        Instant now = Moment.now();
        byApp.computeIfAbsent(appId, id -> new AppTraffic()).add(interval, now);
        metered.of(appId).ifPresent(meter -> meter.add(interval, now));
        interval.clear();
    }

    /** Empty where there was no request since the start. */
    public Optional<AppTraffic> of(UUID appId) {
        return Optional.ofNullable(byApp.get(appId));
    }

    public Map<UUID, AppTraffic> all() {
        return Map.copyOf(byApp);
    }

    public void forget(UUID appId) {
        byApp.remove(appId);
    }

    /** The router says where its present state can be read. */
    public void read(RouterGauges from) {
        gauges = from;
    }

    public RouterGauges gauges() {
        return gauges;
    }
}
