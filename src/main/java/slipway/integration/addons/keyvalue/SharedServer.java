package slipway.integration.addons.keyvalue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import slipway.config.Settings;
import slipway.integration.addons.keyvalue.machine.ServerException;
import slipway.service.DaemonThreads;
import slipway.service.addons.keyvalue.KeyValueRecords;
import slipway.service.addons.keyvalue.ServerSpec;
import slipway.service.secrets.Tokens;

/**
 * The server of {@code SLIPWAY_ADDON_REDIS_URL}, on which each add-on has a numbered database and a user of its own. That
 * keeps apps out of each other's way, but not out of each other's data: a user may choose any database (only Redis 8 can
 * forbid that). Memory and connections are the server's, whatever the plan says.
 */
@ApplicationScoped
class SharedServer {
    private static final Logger LOG = Logger.getLogger(SharedServer.class.getName());

    /** All but what reaches beyond one's own database, or stops others. */
    private static final String RIGHTS = "~* &* +@all -@admin -@dangerous +info +keys +sort +flushdb +client|getname"
            + " +client|setname +client|id +client|list -swapdb -move";

    /** Port where the URL names none (redis.io). */
    private static final int USUAL_PORT = 6379;

    /** Databases that a server has unless it is told otherwise (redis.conf). */
    private static final int USUAL_DATABASES = 16;

    /** In seconds: a server that was started anew may have lost its users. */
    private static final long LOOK = 10;

    @Inject
    Settings settings;

    @Inject
    KeyValueRecords records;

    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("keyvalue-shared"));

    boolean isChosen() {
        return settings.addOns().redisUrl().isPresent();
    }

    void resume() {
        if (isChosen()) {
            watch.scheduleWithFixedDelay(this::look, 0, LOOK, TimeUnit.SECONDS);
        }
    }

    void rest() {
        watch.shutdown();
    }

    private void look() {
        try {
            List<ServerSpec> all =
                    records.all().stream().filter(ServerSpec::shared).toList();
            if (!all.isEmpty()) {
                try (RedisConnection connection = connect()) {
                    for (ServerSpec each : all) {
                        admit(connection, each);
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            if (!watch.isShutdown()) {
                LOG.log(
                        Level.WARNING,
                        "The key-value server of SLIPWAY_ADDON_REDIS_URL is tried again: " + e.getMessage());
            }
        }
    }

    /** How many add-ons it has room for; its first database is left alone. */
    int places() {
        try (RedisConnection connection = connect()) {
            return databases(connection) - 1;
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private static int databases(RedisConnection connection) throws IOException {
        try {
            return Integer.parseInt(connection.setting("databases"));
        } catch (RedisException | NumberFormatException hidden) {
            return USUAL_DATABASES;
        }
    }

    void ensure(ServerSpec spec) {
        try (RedisConnection connection = connect()) {
            admit(connection, spec);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private static void admit(RedisConnection connection, ServerSpec spec) throws IOException {
        String hash = Tokens.hash(spec.password());
        String present = String.valueOf(connection.ask("ACL", "GETUSER", user(spec)));
        if (present.contains("[" + hash + "]")) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("ACL", "SETUSER", user(spec), "reset", "on", "#" + hash));
        command.addAll(List.of(RIGHTS.split(" ")));
        connection.ask(command.toArray(String[]::new));
        connection.ask("CLIENT", "KILL", "USER", user(spec));
    }

    /** Ends its user, and deletes what is in its database. */
    void delete(ServerSpec spec) {
        try (RedisConnection connection = connect()) {
            connection.ask("ACL", "DELUSER", user(spec));
            connection.ask("SELECT", String.valueOf(database(spec)));
            connection.ask("FLUSHDB");
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private static ServerException unreachable(IOException why) {
        return ServerException.forNow(
                "The key-value server of this platform does not answer (" + why.getMessage() + ").");
    }

    Map<String, String> config(ServerSpec spec) {
        return Map.of("REDIS_URL", url(spec));
    }

    String url(ServerSpec spec) {
        URI uri = uri();
        return "%s://%s:%s@%s:%d/%d"
                .formatted(uri.getScheme(), user(spec), spec.password(), uri.getHost(), port(), database(spec));
    }

    Optional<Map<String, String>> info() {
        try (RedisConnection connection = connect()) {
            return Optional.of(connection.info());
        } catch (IOException | ServerException silent) {
            return Optional.empty();
        }
    }

    private static String user(ServerSpec spec) {
        return "slipway-" + spec.addOnId();
    }

    private static int database(ServerSpec spec) {
        return spec.place() + 1;
    }

    boolean isTls() {
        return uri().getScheme().equals("rediss");
    }

    private int port() {
        return uri().getPort() < 0 ? USUAL_PORT : uri().getPort();
    }

    private URI uri() {
        return URI.create(settings.addOns()
                .redisUrl()
                .orElseThrow(() -> ServerException.lasting("SLIPWAY_ADDON_REDIS_URL is not set any more.")));
    }

    private RedisConnection connect() throws IOException {
        String[] user = Optional.ofNullable(uri().getUserInfo()).orElse(":").split(":", 2);
        return RedisConnection.open(
                isTls() ? SSLSocketFactory.getDefault() : SocketFactory.getDefault(),
                new InetSocketAddress(uri().getHost(), port()),
                user[0].isEmpty() ? "default" : user[0],
                user.length > 1 ? user[1] : "");
    }
}
