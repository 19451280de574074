package slipway.api.keyvalue;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import slipway.model.addons.keyvalue.Behaviour;
import slipway.service.addons.keyvalue.ServerLook;

/** The lines of {@code redis:info}, in Heroku's order, and some that help. */
final class InfoRows {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private InfoRows() {}

    static List<KeyValueRepresentation.Row> of(ServerLook look) {
        Map<String, String> rows = new LinkedHashMap<>();
        Behaviour behaviour = look.spec().behaviour();
        rows.put("Plan", look.plan().humanName());
        rows.put("Status", look.statistics().isPresent() ? "available" : "not available");
        rows.put("Created", TIME.format(look.spec().createdAt()));
        look.statistics().ifPresent(facts -> rows.put("Version", version(facts)));
        if (!look.spec().shared()) {
            rows.put("Timeout", behaviour.timeout() == 0 ? "never" : String.valueOf(behaviour.timeout()));
            rows.put("Maxmemory", behaviour.eviction().word());
            rows.put("Keyspace Notifications", behaviour.events().isEmpty() ? "off" : behaviour.events());
            look.statistics().ifPresent(facts -> statistics(rows, look, facts));
            rows.put("Persistence", look.spec().capacity().persistent() ? "AOF" : "None");
            rows.put("TLS", look.tlsNative() ? "Required" : "On the next port");
        } else {
            rows.put("Server", "Shared with other add-ons");
        }
        return rows.entrySet().stream().map(KeyValueRepresentation::row).toList();
    }

    private static void statistics(Map<String, String> rows, ServerLook look, Map<String, String> facts) {
        rows.put(
                "Memory",
                "%s of %s"
                        .formatted(
                                megabytes(number(facts, "used_memory")),
                                megabytes(look.spec().capacity().bytes())));
        // Not counting the platform's own, which asks for this.
        rows.put(
                "Connections",
                "%d of %d"
                        .formatted(
                                Math.max(0, number(facts, "connected_clients") - 1),
                                look.spec().capacity().connections()));
        rows.put("Keys", String.valueOf(keys(facts)));
        long hits = number(facts, "keyspace_hits");
        long all = hits + number(facts, "keyspace_misses");
        rows.put("Hit Rate", all == 0 ? "no reads yet" : String.format(Locale.ROOT, "%.1f %%", 100.0 * hits / all));
        rows.put("Evicted Keys", String.valueOf(number(facts, "evicted_keys")));
    }

    /** Of all databases: {@code db0:keys=2,expires=0,avg_ttl=0}. */
    private static long keys(Map<String, String> facts) {
        return facts.entrySet().stream()
                .filter(fact -> fact.getKey().matches("db\\d+"))
                .mapToLong(fact -> Long.parseLong(fact.getValue().replaceAll("keys=(\\d+),.*", "$1")))
                .sum();
    }

    /** Valkey tells the version of Redis that it stands in for as well. */
    static String version(Map<String, String> facts) {
        String valkey = facts.get("valkey_version");
        return valkey != null ? "Valkey " + valkey : facts.getOrDefault("redis_version", "unknown");
    }

    private static long number(Map<String, String> facts, String name) {
        return Long.parseLong(facts.getOrDefault(name, "0"));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1_048_576.0);
    }
}
