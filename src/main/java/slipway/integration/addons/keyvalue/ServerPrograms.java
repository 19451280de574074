package slipway.integration.addons.keyvalue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import slipway.config.AddOnSettings;
import slipway.config.Home;
import slipway.config.Settings;

/**
 * Finds the program that serves: one that is installed, since its distribution mends it, or else the one in the WAR, which
 * is as old as its maker's last release.
 */
@ApplicationScoped
class ServerPrograms {
    private static final List<String> NAMES = List.of("redis-server", "valkey-server");

    /** The oldest that has access lists and TLS. */
    private static final int OLDEST_MAJOR = 6;

    private static final Pattern VERSION = Pattern.compile("v=(\\d+\\.\\d+\\.\\d+)");

    @Inject
    Settings settings;

    @Inject
    Home home;

    private @Nullable ServerProgram found;

    /** @throws ServerException if there is none on this machine */
    synchronized ServerProgram find() {
        if (found == null) {
            String wanted = settings.addOns().redisServer().orElse("");
            found = wanted.equals(AddOnSettings.EMBEDDED)
                    ? embedded()
                    : wanted.isEmpty() ? installed().orElseGet(this::embedded) : chosen(Path.of(wanted));
        }
        return found;
    }

    private Optional<ServerProgram> installed() {
        String path = settings.hostEnvironment().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        return Arrays.stream(path.split(":"))
                .filter(folder -> folder.startsWith("/"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .flatMap(program -> usable(program).stream())
                .findFirst();
    }

    private static ServerProgram chosen(Path program) {
        return usable(program)
                .orElseThrow(() -> ServerException.lasting("SLIPWAY_ADDON_REDIS_SERVER names " + program
                        + ", which is no redis-server or valkey-server of version " + OLDEST_MAJOR
                        + " or newer that can do TLS."));
    }

    private ServerProgram embedded() {
        try {
            Path program = unpack();
            return usable(program)
                    .orElseThrow(
                            () -> ServerException.lasting("The embedded key-value server does not run on this machine"
                                    + " (it needs glibc 2.34 and libssl3): install redis-server or valkey-server."));
        } catch (IOException e) {
            throw ServerException.lasting("The embedded key-value server cannot be unpacked: " + e.getMessage());
        }
    }

    private Path unpack() throws IOException {
        String name = "redis-server-" + embeddedVersion();
        Path programs = home.keyValue().resolve("programs");
        Path program = programs.resolve(name);
        if (!Files.exists(program)) {
            try (InputStream packed = ServerPrograms.class.getResourceAsStream("/" + name)) {
                if (packed == null) {
                    throw ServerException.lasting("There is no embedded key-value server for this machine: install"
                            + " redis-server or valkey-server.");
                }
                Files.createDirectories(programs);
                Files.setPosixFilePermissions(programs, PosixFilePermissions.fromString("rwxr-xr-x"));
                Path partial = Files.createTempFile(programs, "partial", "");
                Files.copy(packed, partial, StandardCopyOption.REPLACE_EXISTING);
                Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.move(partial, program, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return program;
    }

    /** As com.github.codemonstur:embedded-redis calls its programs for Linux. */
    private static String embeddedVersion() {
        String machine = (System.getProperty("os.name") + "-" + System.getProperty("os.arch")).toLowerCase(Locale.ROOT);
        return switch (machine) {
            case "linux-amd64", "linux-x86_64" -> "6.2.6-v5-linux-amd64";
            case "linux-aarch64", "linux-arm64" -> "6.2.7-linux-arm64";
            default -> "none-for-" + machine;
        };
    }

    /** One that tells its version, is new enough, and can do TLS. */
    private static Optional<ServerProgram> usable(Path program) {
        Matcher version = VERSION.matcher(output("", program.toString(), "--version"));
        return Stream.of(version)
                .filter(Matcher::find)
                .map(found -> new ServerProgram(program, found.group(1)))
                .filter(found -> found.major() >= OLDEST_MAJOR && doesTls(program))
                .findFirst();
    }

    /** A server complains about the first setting that it does not know, and ends. */
    private static boolean doesTls(Path program) {
        return output("tls-port 0\nslipway-asks yes\n", program.toString(), "-").contains("slipway-asks");
    }

    private static String output(String input, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .directory(Path.of("/").toFile())
                    .start();
            try (var to = process.getOutputStream()) {
                to.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.onExit().join();
            return said;
        } catch (IOException notRunnable) {
            return "";
        }
    }
}
