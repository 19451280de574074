package slipway.journey.addons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import slipway.journey.Platform;

/**
 * An operator's own PostgreSQL server, as Debian's packages have it: of the same version as its pg_dump, so that backups
 * can be tried.
 */
final class OwnServer implements AutoCloseable {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final String ADMINISTRATOR = "administrator";
    private static final String PASSWORD = "administrators-password";

    private final Path folder;
    private final Path programs;
    private final int port = Platform.freePort();

    private OwnServer(Path folder, Path programs) {
        this.folder = folder;
        this.programs = programs;
    }

    /** A condition for tests: without Debian's server they are skipped, with advice; on a build server they fail. */
    static boolean isInstalled() {
        boolean installed = programs().isPresent();
        if (!installed && System.getenv("CI") != null) {
            throw new AssertionError("There is no PostgreSQL server of Debian's here");
        }
        if (!installed) {
            System.err.println("NOT TESTED: Debian's package postgresql is not installed here; backups want it.");
        }
        return installed;
    }

    private static Optional<Path> programs() {
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin ->
                            Files.isExecutable(bin.resolve("postgres")) && Files.isExecutable(bin.resolve("pg_dump")))
                    .max(Comparator.naturalOrder());
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** One whose administrator is no superuser, as those of hosters are. */
    static OwnServer start() {
        try {
            Path folder = Files.createTempDirectory("slipway-test-server");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            OwnServer server = new OwnServer(folder, programs().orElseThrow());
            server.initialize();
            server.launch();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void initialize() throws IOException {
        run(List.of(
                programs.resolve("initdb").toString(), "-D", data(), "-U", "postgres", "--auth=trust", "-E", "UTF8"));
        // What Debian's ssl-cert makes, made by openssl.
        run(List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-keyout",
                data() + "/server.key",
                "-out",
                data() + "/server.crt"));
        Files.writeString(
                Path.of(data(), "pg_hba.conf"),
                "local all postgres trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n");
        Files.writeString(Path.of(data(), "postgresql.auto.conf"), """
                port = %d
                listen_addresses = '127.0.0.1'
                unix_socket_directories = '%s'
                ssl = on
                fsync = off
                """.formatted(port, folder));
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void launch() {
        run(List.of(
                programs.resolve("pg_ctl").toString(),
                "start",
                "-w",
                "-D",
                data(),
                "-l",
                folder.resolve("log").toString()));
        run(List.of(
                programs.resolve("psql").toString(),
                "-h",
                folder.toString(),
                "-p",
                String.valueOf(port),
                "-U",
                "postgres",
                "-c",
                "CREATE ROLE " + ADMINISTRATOR + " LOGIN CREATEDB CREATEROLE PASSWORD '" + PASSWORD + "'",
                "-c",
                "CREATE DATABASE " + ADMINISTRATOR + " OWNER " + ADMINISTRATOR,
                "-c",
                "GRANT pg_read_all_stats, pg_signal_backend TO " + ADMINISTRATOR));
    }

    /** For {@code SLIPWAY_ADDON_POSTGRES_URL}. */
    String url() {
        return "postgres://%s:%s@127.0.0.1:%d/%s?sslmode=require"
                .formatted(ADMINISTRATOR, PASSWORD, port, ADMINISTRATOR);
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    void restart() {
        run(List.of(
                programs.resolve("pg_ctl").toString(),
                "restart",
                "-w",
                "-m",
                "immediate",
                "-D",
                data(),
                "-l",
                folder.resolve("log").toString()));
    }

    @Override
    public void close() {
        run(List.of(programs.resolve("pg_ctl").toString(), "stop", "-w", "-m", "immediate", "-D", data()));
        try {
            new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PostgreSQL refuses to be root's. */
    private void run(List<String> command) {
        List<String> full = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            full.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        full.addAll(command);
        try {
            Path said = Files.createTempFile("own-server", ".out");
            Process process = new ProcessBuilder(full)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new AssertionError(command.get(0) + " failed: " + Files.readString(said));
            }
            Files.delete(said);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
