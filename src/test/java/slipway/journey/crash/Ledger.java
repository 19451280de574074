package slipway.journey.crash;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What the clients have asked of one app, and what of it the platform has promised. */
final class Ledger {
    final String id;
    final Expected<String> name;
    final Expected<Boolean> maintenance = new Expected<>(false);
    final Map<String, Expected<Integer>> quantities = Map.of("web", new Expected<>(1), "worker", new Expected<>(0));
    final Map<String, Expected<Boolean>> domains = new ConcurrentHashMap<>();

    /** Config changes as NAME=VALUE; each value is used once. */
    final Set<String> varsSent = ConcurrentHashMap.newKeySet();

    final Set<String> varsAcknowledged = ConcurrentHashMap.newKeySet();
    final Set<String> builds = ConcurrentHashMap.newKeySet();
    final Set<Integer> versions = ConcurrentHashMap.newKeySet();

    Ledger(String id, String name) {
        this.id = id;
        this.name = new Expected<>(name);
    }

    /** The path of the app, by its UUID since its name changes. */
    String path(String rest) {
        return "/apps/" + id + rest;
    }

    /** How many dynos of each type there may be. */
    Map<String, Set<Integer>> possibleQuantities() {
        Map<String, Set<Integer>> possible = new TreeMap<>();
        quantities.forEach((type, quantity) -> possible.put(type, quantity.possible()));
        return possible;
    }
}
