package slipway.integration.addons.keyvalue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import slipway.integration.addons.keyvalue.machine.ServerConfig;
import slipway.integration.addons.keyvalue.machine.ServerHouse;
import slipway.integration.addons.keyvalue.machine.ServerPlace;
import slipway.service.addons.keyvalue.ServerSpec;
import slipway.service.secrets.Tokens;

/** Talks to one add-on's server as the platform's own user on it. */
final class ServerAdmin {
    private static final long POLL_MILLIS = 10;

    /** In seconds, until data that is to be kept is on the disk for the first time. */
    private static final int DISK_PATIENCE = 60;

    private final Path folder;
    private final ServerHouse house;

    ServerAdmin(Path folder, ServerHouse house) {
        this.folder = folder;
        this.house = house;
    }

    /** Whether it has read what it had on its disk, and serves. */
    boolean answers(ServerSpec spec) throws IOException {
        try (RedisConnection connection = connect(spec)) {
            connection.ask("PING");
            return true;
        } catch (RedisException notReady) {
            if (notReady.isLoading()) {
                return false;
            }
            throw notReady;
        } catch (IOException notYet) {
            return false;
        }
    }

    /**
     * Tells it what it is to be, and waits until that is so.
     *
     * @param renewed whether its certificate is another than before
     */
    void tell(ServerSpec spec, boolean renewed) throws IOException, InterruptedException {
        try (RedisConnection connection = connect(spec)) {
            for (Map.Entry<String, String> setting :
                    ServerConfig.changeable(spec).entrySet()) {
                if (!connection.setting(setting.getKey()).equals(setting.getValue())) {
                    connection.ask("CONFIG", "SET", setting.getKey(), setting.getValue());
                }
            }
            if (renewed) {
                // Any change of these settings makes it read its certificate again; the name of the file stays.
                boolean usual = connection.setting("tls-session-cache-size").equals("20480");
                connection.ask("CONFIG", "SET", "tls-session-cache-size", usual ? "20481" : "20480");
            }
            secure(connection, spec);
            awaitOnDisk(connection, spec);
        }
    }

    private static void secure(RedisConnection connection, ServerSpec spec) throws IOException {
        String hash = Tokens.hash(spec.password());
        boolean known =
                String.valueOf(connection.ask("ACL", "GETUSER", "default")).contains("[" + hash + "]");
        List<String> command = new ArrayList<>(List.of("ACL", "SETUSER", "default"));
        command.addAll(ServerConfig.user(spec));
        connection.ask(command.toArray(String[]::new));
        if (!known) {
            connection.ask("CLIENT", "KILL", "USER", "default");
        }
    }

    /** What is to be on disk is there before anybody is told that it is. */
    private static void awaitOnDisk(RedisConnection connection, ServerSpec spec)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DISK_PATIENCE);
        while (spec.capacity().persistent()) {
            Map<String, String> info = connection.info();
            boolean busy =
                    "1".equals(info.get("aof_rewrite_in_progress")) || "1".equals(info.get("aof_rewrite_scheduled"));
            if (!busy && "ok".equals(info.get("aof_last_bgrewrite_status"))) {
                return;
            }
            if (!busy || System.nanoTime() > deadline) {
                throw new IOException("its data does not get on the disk");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private RedisConnection connect(ServerSpec spec) throws IOException {
        ServerPlace place = new ServerPlace(spec.place());
        Optional<SocketFactory> tls = house.tls(folder);
        InetSocketAddress address = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), tls.isPresent() ? place.tlsPort() : place.port());
        return RedisConnection.open(
                tls.orElseGet(SocketFactory::getDefault),
                address,
                ServerConfig.ADMIN,
                house.adminPassword(spec.addOnId()));
    }

    /** What it says of itself. */
    Optional<Map<String, String>> info(ServerSpec spec) {
        try (RedisConnection connection = connect(spec)) {
            return Optional.of(connection.info());
        } catch (IOException silent) {
            return Optional.empty();
        }
    }

    boolean resetStatistics(ServerSpec spec) {
        try (RedisConnection connection = connect(spec)) {
            connection.ask("CONFIG", "RESETSTAT");
            return true;
        } catch (IOException silent) {
            return false;
        }
    }
}
