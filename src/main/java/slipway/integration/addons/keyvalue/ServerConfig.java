package slipway.integration.addons.keyvalue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slipway.model.addons.keyvalue.Behaviour;
import slipway.model.addons.keyvalue.Capacity;
import slipway.service.addons.keyvalue.ServerSpec;
import slipway.service.secrets.Tokens;

/** The settings of one server, as redis.conf has them; passwords only by their hashes. */
final class ServerConfig {
    /** The platform's own user on each server. */
    static final String ADMIN = "slipway";

    /** Connections beside those of the plan, for the platform. */
    private static final int SPARE_CONNECTIONS = 4;

    /** Bytes: the smallest that Redis takes for these. */
    private static final long LEAST = 1_048_576;

    /**
     * All but what would change the server itself, its memory or its disk, or make it speak to others. SCRIPT DEBUG would
     * begin a process for each that asks.
     */
    private static final String RIGHTS = "~* &* +@all -acl -config -debug -module -shutdown -save -bgsave -bgrewriteaof"
            + " -replicaof -slaveof -replconf -psync -sync -failover -migrate -cluster -restore-asking -pfdebug"
            + " -pfselftest -script +script|load +script|exists +script|flush +script|kill";

    private ServerConfig() {}

    /** What a server has to be started anew for. */
    static String fixed(ServerSpec spec, Path folder, List<String> addresses, boolean onlyTls, String adminPassword) {
        ServerPlace place = new ServerPlace(spec.place());
        Path certificate = folder.resolve(ServerFolder.CERTIFICATE);
        return """
                # Written by Slipway at each start of the server.
                bind %s
                port %d
                tls-port %d
                tls-cert-file "%s"
                tls-key-file "%s"
                tls-auth-clients no
                dir "%s"
                proc-title-template "{title} {config-file}"
                protected-mode no
                tcp-keepalive 60
                databases 16
                save ""
                appendfsync everysec
                auto-aof-rewrite-min-size 16mb
                user %s on #%s ~* &* +@all
                """.formatted(
                        String.join(" ", addresses),
                        onlyTls ? 0 : place.port(),
                        place.tlsPort(),
                        certificate,
                        certificate,
                        folder.resolve(ServerFolder.DATA),
                        ADMIN,
                        Tokens.hash(adminPassword));
    }

    /** What can be changed while it runs, by the names of CONFIG SET, in an order that works. */
    static Map<String, String> changeable(ServerSpec spec) {
        Capacity capacity = spec.capacity();
        Behaviour behaviour = spec.behaviour();
        long largest = Math.max(LEAST, capacity.bytes());
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("maxmemory", String.valueOf(capacity.bytes()));
        settings.put("maxmemory-policy", behaviour.eviction().word());
        settings.put("maxclients", String.valueOf(capacity.connections() + SPARE_CONNECTIONS));
        settings.put("timeout", String.valueOf(behaviour.timeout()));
        settings.put("notify-keyspace-events", behaviour.events());
        // What does not count as data is limited by these: else one client could take the machine's memory.
        settings.put("proto-max-bulk-len", String.valueOf(largest));
        settings.put("client-query-buffer-limit", String.valueOf(largest + LEAST));
        settings.put(
                "client-output-buffer-limit",
                "normal %d %d 60 pubsub %d %d 60".formatted(largest, largest / 2, largest / 2, largest / 4));
        // How often a second it wakes up by itself, which costs most of what an idle server costs; what is to be on the
        // disk
        // after a second needs Redis's usual ten.
        settings.put("hz", capacity.persistent() ? "10" : "2");
        settings.put("appendonly", capacity.persistent() ? "yes" : "no");
        return settings;
    }

    /** The rights of those who have the add-on's password, as ACL SETUSER takes them. */
    static List<String> user(ServerSpec spec) {
        return List.of(("reset on #" + Tokens.hash(spec.password()) + " " + RIGHTS).split(" "));
    }

    static String text(String fixed, ServerSpec spec) {
        String lines = changeable(spec).entrySet().stream()
                .flatMap(setting -> lines(setting.getKey(), setting.getValue()))
                .collect(Collectors.joining());
        return fixed + lines + "user default " + String.join(" ", user(spec)) + "\n";
    }

    private static Stream<String> lines(String name, String value) {
        if (name.equals("client-output-buffer-limit")) {
            return Stream.of(value.split(" (?=pubsub)")).map(part -> name + " " + part + "\n");
        }
        return Stream.of(name + " " + (value.isEmpty() ? "\"\"" : value) + "\n");
    }
}
