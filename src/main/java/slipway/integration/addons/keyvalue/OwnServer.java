package slipway.integration.addons.keyvalue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Logger;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import slipway.service.addons.keyvalue.ServerSpec;
import slipway.service.secrets.Tokens;

/** The process of one add-on's server: begun, taken over, told what it is to be, ended. One thing at a time. */
final class OwnServer {
    private static final Logger LOG = Logger.getLogger(OwnServer.class.getName());

    private static final long POLL_MILLIS = 10;

    /** In seconds: one that reads much from its disk takes time. */
    private static final int START_PATIENCE = 60;

    /** In seconds, from SIGTERM to SIGKILL: by then what it has is on its disk. */
    private static final int STOP_PATIENCE = 20;

    /** Bytes of addresses beside data: what it maps when it is empty, and room for what it answers. */
    private static final long ADDRESSES = 256L << 20;

    private final ServerFolder folder;
    private final ServerHouse house;
    private volatile @Nullable ProcessHandle process;
    private int failures;
    private long notBefore = System.nanoTime();
    private boolean gone;

    OwnServer(ServerFolder folder, ServerHouse house) {
        this.folder = folder;
        this.house = house;
    }

    /** Takes over what an earlier platform has started. */
    synchronized void adopt(ProcessHandle running) {
        process = running;
    }

    boolean isAlive() {
        ProcessHandle present = process;
        return present != null && present.isAlive();
    }

    /** Whether it is time to try once more: the more often that has failed, the longer it takes. */
    synchronized boolean isDue() {
        return !gone && System.nanoTime() - notBefore >= 0;
    }

    /**
     * Makes it run as it is to be.
     *
     * @throws ServerException where that cannot be had
     * @throws PortTakenException where its place is somebody else's
     */
    synchronized void ensure(ServerSpec spec) {
        try {
            begin(spec);
            failures = 0;
        } catch (IOException e) {
            failed();
            throw ServerException.forNow("The server does not do what it is told: " + e.getMessage());
        } catch (ServerException e) {
            failed();
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ServerException.forNow("The platform is stopping.");
        }
    }

    private void failed() {
        failures = Math.min(failures + 1, 6);
        notBefore = System.nanoTime() + TimeUnit.SECONDS.toNanos(1L << (failures - 1));
    }

    private void begin(ServerSpec spec) throws IOException, InterruptedException {
        if (gone) {
            throw ServerException.forNow("The server is gone.");
        }
        String fixed = house.fixedConfig(spec, folder.path());
        if (isAlive() && !folder.lastConfig().startsWith(fixed)) {
            LOG.info("The " + spec + " is restarted, since it is to listen elsewhere");
            stop();
        }
        ServerUser user = ServerUser.of(new ServerPlace(spec.place()));
        boolean renewed = false;
        if (!isAlive()) {
            requireReadable(spec);
            folder.prepare(user);
            requirePorts(new ServerPlace(spec.place()));
        }
        if (folder.needsCertificate(house.certificateLifetime())) {
            folder.write(ServerFolder.CERTIFICATE, house.certificate(), user);
            renewed = true;
        }
        folder.write(ServerFolder.CONFIG, ServerConfig.text(fixed, spec), user);
        if (isAlive()) {
            tell(spec, renewed);
        } else {
            launch(spec, user);
        }
    }

    private void requireReadable(ServerSpec spec) {
        ServerProgram program = house.program();
        if (folder.hasNewerData() && spec.capacity().persistent() && program.major() < 7) {
            throw ServerException.lasting("Its data is of a newer version than " + program.version()
                    + " of the server that this machine has: the operator must install redis-server or valkey-server.");
        }
    }

    private static void requirePorts(ServerPlace place) {
        for (int port : List.of(place.port(), place.tlsPort())) {
            try (ServerSocket probe = new ServerSocket()) {
                probe.setReuseAddress(true);
                probe.bind(new InetSocketAddress((InetAddress) null, port));
            } catch (IOException taken) {
                throw new PortTakenException(port);
            }
        }
    }

    private void launch(ServerSpec spec, ServerUser user) throws IOException, InterruptedException {
        folder.forgetUnfinished();
        if (!spec.capacity().persistent()) {
            folder.forgetData();
        }
        ProcessBuilder builder = new ProcessBuilder(user.command(
                        addresses(spec),
                        List.of(
                                house.program().path().toString(),
                                folder.config().toString())))
                .directory(folder.path().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(folder.log().toFile());
        String path = builder.environment().getOrDefault("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        // The platform's secrets are none of its business.
        builder.environment().clear();
        builder.environment().put("PATH", path);
        ProcessHandle begun = builder.start().toHandle();
        process = begun;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_PATIENCE);
        while (!answers(spec)) {
            if (!begun.isAlive()) {
                throw ServerException.forNow("The server does not start: " + folder.complaint());
            }
            if (System.nanoTime() > deadline) {
                throw ServerException.forNow("The server does not answer within " + START_PATIENCE + " s.");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        house.open(new ServerPlace(spec.place()));
    }

    private boolean answers(ServerSpec spec) throws IOException {
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

    /** Tells a running one what it is to be. */
    private void tell(ServerSpec spec, boolean renewed) throws IOException, InterruptedException {
        limitAddresses(spec);
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
        if (!spec.capacity().persistent()) {
            folder.forgetData();
        }
        house.open(new ServerPlace(spec.place()));
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
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_PATIENCE);
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

    private static long addresses(ServerSpec spec) {
        return ADDRESSES + 3 * spec.capacity().bytes();
    }

    private void limitAddresses(ServerSpec spec) throws IOException, InterruptedException {
        ProcessHandle present = process;
        if (present != null) {
            new ProcessBuilder("prlimit", "--pid", String.valueOf(present.pid()), "--as=" + addresses(spec) + ":")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    private RedisConnection connect(ServerSpec spec) throws IOException {
        ServerPlace place = new ServerPlace(spec.place());
        Optional<SocketFactory> tls = house.tls(folder.path());
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

    /** As itself would end: what is to be on disk is there then. */
    synchronized void stop() {
        ProcessHandle present = process;
        if (present == null) {
            return;
        }
        present.destroy();
        try {
            present.onExit().get(STOP_PATIENCE, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stuck) {
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process = null;
    }

    /** At once and for good, with all that it has. */
    synchronized void delete() {
        gone = true;
        end();
        folder.delete();
    }

    private void end() {
        ProcessHandle present = process;
        if (present != null) {
            present.destroyForcibly();
            present.onExit().orTimeout(STOP_PATIENCE, TimeUnit.SECONDS).join();
            process = null;
        }
    }
}
