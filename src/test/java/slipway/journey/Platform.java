package slipway.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A real platform in a process of its own, started by exactly the Procfile's web line on a free port and a home of its
 * own under the temporary folder, which PostgreSQL's unprivileged user can reach.
 */
public final class Platform implements AutoCloseable {
    public static final String OPERATOR = "operator@localhost";
    public static final String PASSWORD = "operator-password";

    /** Long: on a busy machine the first start makes a database and reads all classes. */
    private static final Duration START_PATIENCE = Duration.ofMinutes(3);

    /** How long tests wait for what will happen; {@code -Dslipway.test.patience=SECONDS} for a very busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("slipway.test.patience", 60));

    private static final String JAVA_OPTIONS = "-Xms32m -Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    private static final long SHORTEST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 250;

    private static Platform shared;

    private final Map<String, String> settings;
    private final int port;
    private final Path home;
    private final Path log;
    private Process process;

    private Platform(Path home, int port, Map<String, String> settings) {
        this.home = home;
        this.port = port;
        this.settings = settings;
        this.log = home.resolveSibling(home.getFileName() + ".log");
    }

    /** The one that most tests use; it lives until the tests' JVM ends. */
    public static synchronized Platform shared() {
        if (shared == null) {
            shared = start(Map.of("SLIPWAY_TLS_PORT", String.valueOf(freePort())));
            Runtime.getRuntime().addShutdownHook(new Thread(shared::closeForAll));
        }
        return shared;
    }

    /** A fresh one with settings of its own, for tests that stop, kill or tune it. */
    public static Platform start(Map<String, String> settings) {
        Path home = newHome();
        FirstStart.lend(home);
        return start(home, settings, underWay -> {});
    }

    /** The same in a home of one's own choice, such as on a disk that is small. */
    public static Platform startIn(Path home, Map<String, String> settings) {
        FirstStart.lend(home);
        return start(home, settings, underWay -> {});
    }

    /** One whose very first start is the test: {@code underWay} gets the platform right after its launch. */
    public static Platform start(Map<String, String> settings, Consumer<Platform> underWay) {
        return start(newHome(), settings, underWay);
    }

    /** A first start that nothing is lent to, by a JVM with one more option, and a clean end. */
    static Platform startAndStop(String javaOption) {
        Platform platform = start(newHome(), Map.of("JAVA_OPTS", JAVA_OPTIONS + " " + javaOption), underWay -> {});
        platform.process.destroy();
        platform.awaitEnd(START_PATIENCE);
        return platform;
    }

    private static Platform start(Path home, Map<String, String> settings, Consumer<Platform> underWay) {
        Platform platform = new Platform(home, freePort(), settings);
        platform.launch();
        underWay.accept(platform);
        try {
            platform.awaitReady();
        } catch (AssertionError neverReady) {
            platform.kill();
            throw neverReady;
        }
        return platform;
    }

    /** A home that nobody has used yet. */
    public static Path newHome() {
        try {
            Path folder = Files.createTempDirectory("slipway-test");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            return folder.resolve("home");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the Procfile's web line with {@code environment} and nothing of ours; output goes to {@code log}. */
    public static Process procfile(Map<String, String> environment, Path log) {
        try {
            String line = Files.readAllLines(Path.of("Procfile")).stream()
                    .filter(text -> text.startsWith("web: "))
                    .findFirst()
                    .orElseThrow()
                    .substring("web: ".length());
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder("sh", "-c", "exec " + line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().keySet().removeIf(key -> key.startsWith("SLIPWAY_") || key.startsWith("MAVEN_"));
            builder.environment().remove("DATABASE_URL");
            builder.environment().put("JAVA_OPTS", JAVA_OPTIONS + FirstStart.javaOptions());
            builder.environment()
                    .compute("PATH", (key, path) -> Path.of(System.getProperty("java.home"), "bin") + ":" + path);
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the process again after it ended. */
    public void launch() {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("PORT", String.valueOf(port));
        environment.put("SLIPWAY_HOME", home.toString());
        environment.put("SLIPWAY_OPERATOR_PASSWORD", PASSWORD);
        // Tests look again and again; those of the limit itself set their own.
        environment.putIfAbsent("SLIPWAY_RATE_LIMIT", "1000000");
        // Their receivers and providers are on this machine.
        environment.putIfAbsent("SLIPWAY_PRIVATE_WEBHOOKS", "true");
        environment.putIfAbsent("SLIPWAY_PRIVATE_PROVIDERS", "true");
        environment.putIfAbsent("SLIPWAY_SAMPLE_INTERVAL", "PT1S");
        environment.put("SLIPWAY_DYNO_FOLDERS", gates().toString());
        // Of its own for each platform that runs at the same time.
        environment.put("SLIPWAY_DYNO_NETWORK", network());
        process = procfile(environment, log);
    }

    private String network() {
        return "10.%d.%d.0/24".formatted(100 + port % 100, port / 100 % 256);
    }

    public void awaitReady() {
        await("the platform to be ready; its log is " + log, START_PATIENCE, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("The platform ended: " + output());
            }
            return isReady();
        });
    }

    /** As a crash or the kernel would: no chance to clean up. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** As Ctrl-C or a service manager would. */
    public void stop() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        awaitEnd(PATIENCE);
    }

    private void awaitEnd(Duration atMost) {
        try {
            if (!process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("The platform does not end");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (process.isAlive()) {
                takeDownAll();
            }
        } finally {
            stop();
        }
        deleteHome();
    }

    /** As {@link #close}, which sees the operator's apps: also of accounts that tests have made. */
    private void closeForAll() {
        try {
            PlatformDatabase.of(this)
                    .update("UPDATE app SET owner_id = (SELECT id FROM account WHERE email = '%s')"
                            .formatted(OPERATOR));
        } finally {
            close();
        }
    }

    private void takeDownAll() {
        ApiClient api = api();
        // Some may be other people's, shared with the operator.
        api.apps().forEach(app -> api.send("DELETE", "/apps/" + app, ""));
        await("all dynos to end", PATIENCE, () -> dynoFolders() == 0);
        await("all key-value servers to end", PATIENCE, () -> keyValueServers() == 0);
    }

    /** The end of a platform on which nothing runs, and which would not let its API be asked for that. */
    public void discard() {
        stop();
        deleteHome();
    }

    private long keyValueServers() {
        try (var folders = Files.list(home.resolve("keyvalue"))) {
            return folders.filter(each -> Files.exists(each.resolve("redis.conf")))
                    .count();
        } catch (IOException none) {
            return 0;
        }
    }

    private long dynoFolders() {
        try (var folders = Files.list(home.resolve("dynos"))) {
            return folders.count();
        } catch (IOException e) {
            return 0;
        }
    }

    void deleteHome() {
        try {
            // The rules for its dynos outlive a platform; those of thousands of tests would make each change of any
            // slow.
            String forget = "nft delete table ip slipway_%s; ip route delete unreachable %s"
                    .formatted(network().replaceAll("[./]", "_"), network());
            new ProcessBuilder("sh", "-c", forget)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            new ProcessBuilder("rm", "-rf", home.getParent().toString()).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the platform wrote to its console. */
    public String output() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public Path home() {
        return home;
    }

    /** A folder that every dyno and build can read: what tests put there, these may wait for. */
    public Path gates() {
        try {
            return Files.createDirectories(home.resolveSibling("gates"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public String url() {
        return "http://localhost:" + port;
    }

    /** Where it speaks TLS, if it was told to. */
    public int tlsPort() {
        return Integer.parseInt(settings.get("SLIPWAY_TLS_PORT"));
    }

    /** The API as the operator. */
    public ApiClient api() {
        return ApiClient.signedIn(this, OPERATOR, PASSWORD);
    }

    /** Asks for {@code path} of an app by the app's own host name, which goes by header. */
    public HttpResponse<String> visit(String app, String path) {
        return Http.send(visitRequest(app, path).build());
    }

    public HttpRequest.Builder visitRequest(String app, String path) {
        return requestTo(app + ".localhost:" + port, path);
    }

    /** A request by any host name, with or without a port. */
    public HttpRequest.Builder requestTo(String host, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Host", host)
                .timeout(Duration.ofSeconds(90));
    }

    private boolean isReady() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return Http.CLIENT
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Waits for something that will happen, looking often at first, since looking takes time from what is looked for;
     * fails when it does not happen for very long.
     */
    public static void await(String what, Duration atMost, BooleanSupplier happened) {
        long deadline = System.nanoTime() + atMost.toNanos();
        long pause = SHORTEST_PAUSE_MILLIS;
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain for " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(pause);
                pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 5 / 4);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public static void await(String what, BooleanSupplier happened) {
        await(what, PATIENCE, happened);
    }

    /** All lines of the console that hold {@code text}. */
    public List<String> outputWith(String text) {
        return output().lines().filter(line -> line.contains(text)).toList();
    }
}
