package slipway.integration.databases;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import slipway.model.databases.Transfer;
import slipway.service.databases.server.DatabaseTools;

/** pg_dump and pg_restore, wherever this machine has them: the newest, since they read older servers as well. */
@ApplicationScoped
public class PostgresTools implements DatabaseTools {
    /** Where Debian has one folder for each version. */
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private static final List<Path> USUAL = List.of(Path.of("/usr/local/bin"), Path.of("/usr/bin"));

    private static final Pattern VERSION = Pattern.compile("pg_dump \\(PostgreSQL\\) (\\d+).*");

    private static final long TICK_MILLIS = 250;

    /** A folder with programs, and their version. */
    private record Found(Path folder, int version) {}

    @Override
    public Optional<String> objection(int serverVersion) {
        Optional<Found> found = newest();
        if (found.isEmpty()) {
            return Optional.of(
                    "Backups need PostgreSQL's pg_dump and pg_restore, which the platform's machine does not have: its"
                            + " operator can install postgresql-client (version %d or newer)."
                                    .formatted(serverVersion));
        }
        return found.filter(tools -> tools.version() < serverVersion)
                .map(tools ->
                        ("Backups need pg_dump of version %d or newer, and the platform's machine has version %d: its"
                                        + " operator can install postgresql-client-%d.")
                                .formatted(serverVersion, tools.version(), serverVersion));
    }

    private static Optional<Found> newest() {
        return folders()
                .flatMap(folder -> version(folder).stream().map(version -> new Found(folder, version)))
                .max(Comparator.comparingInt(Found::version));
    }

    private static Stream<Path> folders() {
        List<Path> folders = new ArrayList<>(USUAL);
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            versions.map(version -> version.resolve("bin")).forEach(folders::add);
        } catch (IOException none) {
            // Not Debian's packages.
        }
        return folders.stream().filter(folder -> Files.isExecutable(folder.resolve("pg_dump")));
    }

    private static Optional<Integer> version(Path folder) {
        try {
            Process process = new ProcessBuilder(folder.resolve("pg_dump").toString(), "--version").start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher matcher = VERSION.matcher(said.strip());
            return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    @Override
    public void dump(String url, Path file, Progress progress) throws IOException, InterruptedException {
        run(
                "pg_dump",
                url,
                List.of("--format=custom", "--no-owner", "--no-acl", "--exclude-schema=_heroku"),
                false,
                file,
                progress);
    }

    /** Backups of elsewhere name extensions and roles that are not here: what can be restored is. */
    @Override
    public void restore(Path file, String url, boolean wholly, Progress progress)
            throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of("--no-owner", "--no-acl", "--verbose"));
        if (wholly) {
            options.addAll(List.of("--single-transaction", "--exit-on-error"));
        }
        run("pg_restore", url, options, true, file, progress);
    }

    private static void run(
            String program, String url, List<String> options, boolean reads, Path file, Progress progress)
            throws IOException, InterruptedException {
        Path folder = newest().orElseThrow(() -> new IOException("pg_dump is not here any more"))
                .folder();
        URI uri = URI.create(url);
        String[] login = uri.getUserInfo().split(":", 2);
        List<String> command = new ArrayList<>(List.of(
                folder.resolve(program).toString(),
                "--host=" + uri.getHost(),
                "--port=" + (uri.getPort() < 0 ? 5432 : uri.getPort()),
                "--username=" + login[0],
                "--no-password",
                "--dbname=" + uri.getPath().substring(1)));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PGPASSWORD", login.length > 1 ? login[1] : "");
        builder.environment().put("PGSSLMODE", "prefer");
        builder.environment().put("PGCONNECT_TIMEOUT", "15");
        if (reads) {
            builder.redirectInput(file.toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        } else {
            builder.redirectOutput(file.toFile());
        }
        follow(program, builder.start(), file, progress);
    }

    private static void follow(String program, Process process, Path file, Progress progress)
            throws IOException, InterruptedException {
        AtomicBoolean onlyWarned = new AtomicBoolean();
        Thread lines = new Thread(() -> readLines(process, progress, onlyWarned), program);
        lines.setDaemon(true);
        lines.start();
        try {
            while (!process.waitFor(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                progress.bytes().accept(Files.size(file));
                if (progress.canceled().getAsBoolean()) {
                    throw new InterruptedException("canceled");
                }
            }
            lines.join();
            if (process.exitValue() != 0 && !onlyWarned.get()) {
                throw new IOException(program + " ended with status " + process.exitValue());
            }
        } finally {
            process.destroyForcibly();
        }
    }

    /** pg_restore goes on after an error, and says at the end how many there were. */
    private static void readLines(Process process, Progress progress, AtomicBoolean onlyWarned) {
        try (BufferedReader reader = process.errorReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(line -> {
                progress.lines().accept(line);
                if (line.contains(Transfer.ERRORS_IGNORED)) {
                    onlyWarned.set(true);
                }
            });
        } catch (IOException | java.io.UncheckedIOException ended) {
            // The program is gone.
        }
    }
}
