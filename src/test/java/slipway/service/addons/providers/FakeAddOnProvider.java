package slipway.service.addons.providers;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes add-ons out of nothing: each is a note that its config's URL names. What it made outlives it, as with real ones. */
public final class FakeAddOnProvider implements AddOnProvider {
    /** What is there, by the URLs that lead to it. */
    public static final class World {
        private final Map<UUID, String> urls = new ConcurrentHashMap<>();
        private final Map<String, String> notes = new ConcurrentHashMap<>();
        private final AtomicInteger made = new AtomicInteger();

        public void put(String url, String text) {
            if (urls.containsValue(url)) {
                notes.put(url, text);
            }
        }

        public Optional<String> find(String url) {
            return Optional.ofNullable(notes.get(url));
        }

        /** How many have ever been made. */
        public int made() {
            return made.get();
        }

        /** How many there are. */
        public int present() {
            return urls.size();
        }
    }

    private final String service;
    private final World world;

    public FakeAddOnProvider(String service, World world) {
        this.service = service;
        this.world = world;
    }

    @Override
    public boolean serves(String name) {
        return name.equals(service);
    }

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public Answer provision(Order order) {
        String url =
                world.urls.computeIfAbsent(order.addOnId(), id -> "fake://" + id + "/" + world.made.incrementAndGet());
        return Answer.Done.with(Map.of(order.service().prefix() + "_URL", url));
    }

    @Override
    public Answer changePlan(Order order) {
        return Answer.Done.SILENTLY;
    }

    @Override
    public Answer deprovision(Order order) {
        Optional.ofNullable(world.urls.remove(order.addOnId())).ifPresent(world.notes::remove);
        return Answer.Done.SILENTLY;
    }
}
