package slipway.integration.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import slipway.config.Home;
import slipway.integration.Folders;
import slipway.service.secrets.PlatformKey;

/**
 * The platform's own PostgreSQL under the home: safe on power loss (fsync on), scram passwords, TLS. Databases of add-ons
 * are on it as well, so that it listens where dynos find it; the platform's own can be reached by the platform alone.
 *
 * <p>Its port is kept in the home, so that a server that was orphaned by a killed platform is found and taken over.
 */
@ApplicationScoped
public class EmbeddedPostgres {
    private static final String USER = "slipway";
    private static final int START_SECONDS = 60;
    private static final long POLL_MILLIS = 25;

    @Inject
    Home home;

    @Inject
    PlatformKey platformKey;

    @Inject
    ServerReach reach;

    private volatile @Nullable DatabaseUrl running;

    /** How the platform reaches it; absent where it has not been started. */
    public Optional<DatabaseUrl> url() {
        return Optional.ofNullable(running);
    }

    /** Starts the server, or takes over the one that runs already, and says how to reach it. */
    public DatabaseUrl start() {
        Path folder = home.postgres();
        try {
            Files.createDirectories(folder);
            UnprivilegedUser.letOthersPass(home.root());
            UnprivilegedUser.letOthersPass(folder);
            UnprivilegedUser user = UnprivilegedUser.find();
            user.requireReachable(folder);
            String password = platformKey.password("embedded-postgres");
            DatabaseUrl url = url(port(folder), password);
            Path bin = PostgresPrograms.unpack(folder);
            boolean takenOver = takeOver(folder, url);
            if (takenOver && !reach.isOpenAsWanted(url)) {
                stop(folder, bin);
                takenOver = false;
            }
            if (!takenOver) {
                initialize(folder, bin, user, password);
                reach.admit(folder.resolve("data"), user);
                url = url(launch(folder, bin, user), password);
                awaitReady(folder, url);
            }
            reach.closeOwnDatabases(url);
            running = url;
            return url;
        } catch (IOException e) {
            throw new DatabaseException("The embedded PostgreSQL cannot be set up in " + folder + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("Interrupted while PostgreSQL was starting", e);
        }
    }

    /** Stops the server in its "fast" way: open transactions are rolled back, nothing is lost. */
    public void stop() {
        if (running == null) {
            return;
        }
        Path folder = home.postgres();
        try {
            stop(folder, PostgresPrograms.unpack(folder));
            running = null;
        } catch (IOException e) {
            throw new DatabaseException("The embedded PostgreSQL does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(Path folder, Path bin) throws IOException, InterruptedException {
        List<String> stop = List.of(bin.resolve("pg_ctl").toString(), "stop", "-D", data(folder), "-m", "fast", "-s");
        run(UnprivilegedUser.find().command(stop), folder);
    }

    /**
     * Waits for the server that a killed platform has left, be it still on its way up or down.
     *
     * @return whether it answers; else no server runs on the data
     */
    private static boolean takeOver(Path folder, DatabaseUrl url) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (isAlive(folder)) {
            if (answers(url)) {
                return true;
            }
            requireInTime(folder, deadline);
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return false;
    }

    /** Whether the process that the data folder's lock names is a server on this data. */
    private static boolean isAlive(Path folder) {
        Path lock = folder.resolve("data/postmaster.pid");
        try {
            long pid = Long.parseLong(Files.readAllLines(lock).get(0).strip());
            byte[] commandLine = Files.readAllBytes(Path.of("/proc", String.valueOf(pid), "cmdline"));
            return new String(commandLine, StandardCharsets.UTF_8).contains(data(folder));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException none) {
            return false;
        }
    }

    private void initialize(Path folder, Path bin, UnprivilegedUser user, String password)
            throws IOException, InterruptedException {
        if (Files.exists(folder.resolve("data/PG_VERSION"))) {
            return;
        }
        ServerCertificate.ensure(folder, password.toCharArray());
        // Made beside its place, so that what is in its place is whole; a killed platform's initdb may still be at
        // work.
        Path data = Files.createTempDirectory(folder, "initdb");
        user.own(data);
        user.own(folder.resolve("server.key"));
        Path passwordFile = Files.createTempFile(folder, "password", "");
        try {
            Files.writeString(passwordFile, password);
            user.own(passwordFile);
            List<String> initdb = new ArrayList<>(List.of(bin.resolve("initdb").toString(), "-D", data.toString()));
            initdb.addAll(List.of("-U", USER, "--pwfile=" + passwordFile, "--auth=scram-sha-256"));
            initdb.addAll(List.of("-E", "UTF8", "--locale=C"));
            run(user.command(initdb), folder);
            Folders.delete(folder.resolve("data"));
            Files.move(data, folder.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    private int launch(Path folder, Path bin, UnprivilegedUser user) throws IOException {
        int port = port(folder);
        if (!isFree(port)) {
            Files.delete(folder.resolve("port"));
            port = port(folder);
        }
        List<String> command = new ArrayList<>(List.of(bin.resolve("postgres").toString(), "-D", data(folder)));
        for (String setting : List.of(
                "port=" + port,
                "listen_addresses=" + reach.addresses(),
                "unix_socket_directories=",
                "max_connections=" + ServerReach.CONNECTIONS,
                "superuser_reserved_connections=" + ServerReach.RESERVED,
                "shared_buffers=64MB",
                "fsync=on",
                "synchronous_commit=on",
                "password_encryption=scram-sha-256",
                "ssl=on",
                "ssl_cert_file=" + folder.resolve("server.crt"),
                "ssl_key_file=" + folder.resolve("server.key"))) {
            command.addAll(List.of("-c", setting));
        }
        new ProcessBuilder(user.command(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()))
                .start();
        return port;
    }

    private static void awaitReady(Path folder, DatabaseUrl url) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!answers(url)) {
            requireInTime(folder, deadline);
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private static void requireInTime(Path folder, long deadline) {
        if (System.nanoTime() > deadline) {
            throw new DatabaseException("The embedded PostgreSQL does not answer within " + START_SECONDS
                    + " s; its log is " + folder.resolve("server.log") + ".");
        }
    }

    private static boolean answers(DatabaseUrl url) {
        try (Connection connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password())) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static DatabaseUrl url(int port, String password) {
        return new DatabaseUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=require", USER, password);
    }

    /** The port kept in the home; a free one is chosen and kept the first time. */
    private static int port(Path folder) throws IOException {
        Path file = folder.resolve("port");
        if (!Files.exists(file)) {
            try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                Path fresh = folder.resolve("port.new");
                Files.writeString(fresh, String.valueOf(any.getLocalPort()));
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return Integer.parseInt(Files.readString(file).strip());
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static String data(Path folder) {
        return folder.resolve("data").toString();
    }

    private static void run(List<String> command, Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new DatabaseException(
                    "PostgreSQL's " + String.join(" ", command) + " failed: " + said.replace('\n', ' '));
        }
    }
}
