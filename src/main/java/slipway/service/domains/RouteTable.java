package slipway.service.domains;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Host name to app, in memory: written by the reconciler after each change, read by the router for each request, so
 * that no request ever waits for the database. Thread-safe; each app's route is replaced as a whole.
 */
@ApplicationScoped
public class RouteTable {
    private static final String WILDCARD = "*";

    private final Map<String, AppRoute> byHost = new ConcurrentHashMap<>();

    /** By what the names below them end with, such as {@code .example.com}; mostly empty, and then costs nothing. */
    private final Map<String, AppRoute> byWildcard = new ConcurrentHashMap<>();

    private final Map<UUID, Set<String>> hosts = new ConcurrentHashMap<>();
    private final Set<Consumer<UUID>> watchers = new CopyOnWriteArraySet<>();

    /** The app of that very host, or else of the nearest wildcard above it. */
    public Optional<AppRoute> find(String host) {
        return Optional.ofNullable(get(host));
    }

    /** The same without an object for each call; null where no app has the host. */
    public @Nullable AppRoute get(String host) {
        AppRoute exact = byHost.get(host);
        return exact == null && !byWildcard.isEmpty() ? findWildcard(host) : exact;
    }

    private @Nullable AppRoute findWildcard(String host) {
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            AppRoute route = byWildcard.get(host.substring(dot));
            if (route != null) {
                return route;
            }
        }
        return null;
    }

    /** The app's route, by any of its hosts; null where it has none. */
    public @Nullable AppRoute of(UUID appId) {
        for (String host : hosts.getOrDefault(appId, Set.of())) {
            AppRoute route = mapOf(host).get(key(host));
            if (route != null && route.appId().equals(appId)) {
                return route;
            }
        }
        return null;
    }

    /** Replaces an app's route; hosts that it has no more go. */
    public void publish(AppRoute route) {
        Set<String> before =
                Optional.ofNullable(hosts.put(route.appId(), route.hosts())).orElse(Set.of());
        route.hosts().forEach(host -> mapOf(host).put(key(host), route));
        before.stream().filter(host -> !route.hosts().contains(host)).forEach(host -> remove(host, route.appId()));
        watchers.forEach(watcher -> watcher.accept(route.appId()));
    }

    public void remove(UUID appId) {
        Set<String> before = hosts.remove(appId);
        if (before != null) {
            before.forEach(host -> remove(host, appId));
            watchers.forEach(watcher -> watcher.accept(appId));
        }
    }

    /** Calls {@code watcher}, which must not block, with the app's id after each change. */
    public void watch(Consumer<UUID> watcher) {
        watchers.add(watcher);
    }

    /** Unless another app has taken the host over meanwhile. */
    private void remove(String host, UUID appId) {
        mapOf(host).computeIfPresent(key(host), (key, route) -> route.appId().equals(appId) ? null : route);
    }

    private Map<String, AppRoute> mapOf(String host) {
        return host.startsWith(WILDCARD) ? byWildcard : byHost;
    }

    private static String key(String host) {
        return host.startsWith(WILDCARD) ? host.substring(WILDCARD.length()) : host;
    }
}
