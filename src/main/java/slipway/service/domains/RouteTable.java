package slipway.service.domains;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;

/**
 * Host name to app, in memory: written by the reconciler after each change, read by the router for each request, so
 * that no request ever waits for the database. Thread-safe; each app's route is replaced as a whole.
 */
@ApplicationScoped
public class RouteTable {
    private final Map<String, AppRoute> byHost = new ConcurrentHashMap<>();
    private final Map<UUID, String> hosts = new ConcurrentHashMap<>();
    private final Set<Consumer<AppRoute>> watchers = new CopyOnWriteArraySet<>();

    public Optional<AppRoute> find(String host) {
        return Optional.ofNullable(byHost.get(host));
    }

    /** Replaces an app's route; a renamed app's old host goes. */
    public void publish(AppRoute route) {
        String before = hosts.put(route.appId(), route.host());
        if (before != null && !before.equals(route.host())) {
            byHost.remove(before);
        }
        byHost.put(route.host(), route);
        watchers.forEach(watcher -> watcher.accept(route));
    }

    public void remove(UUID appId) {
        String host = hosts.remove(appId);
        if (host != null) {
            byHost.remove(host);
        }
    }

    /** Calls {@code watcher}, which must not block, after each published change. */
    public void watch(Consumer<AppRoute> watcher) {
        watchers.add(watcher);
    }
}
