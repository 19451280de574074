package slipway.integration.buildpacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A built app at another place than where it was built, started as a dyno is: .profile.d, then its command. */
final class RunningSite implements AutoCloseable {
    private static final Path START =
            Path.of("webapp/WEB-INF/scripts/dyno/run.sh").toAbsolutePath();
    private static final int TRIES = 600;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private final int port;

    private RunningSite(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Moves the built source away, starts the web process and waits until it answers. */
    static RunningSite start(Path built, String command) throws IOException, InterruptedException {
        Path dyno = Files.createTempDirectory(built.getParent(), "dyno");
        Files.move(built, dyno.resolve("app"));
        Files.writeString(dyno.resolve("command"), command);
        Path log = dyno.resolve("log");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(
                        "bash",
                        START.toString(),
                        dyno.resolve("app").toString(),
                        dyno.resolve("command").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        TreeMap<String, String> environment = new TreeMap<>();
        environment.put("PATH", System.getenv("PATH"));
        environment.put("PORT", String.valueOf(port));
        environment.put("DYNO", "web.1");
        environment.put("MEMORY_AVAILABLE", "512");
        builder.environment().clear();
        builder.environment().putAll(environment);
        RunningSite site = new RunningSite(builder.start(), log, port);
        site.awaitAnswer();
        return site;
    }

    /** The command of the web process among what bin/release says. */
    static String web(String release) {
        return release.lines()
                .filter(line -> line.startsWith("  web: "))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no web process: " + release))
                .substring("  web: ".length());
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    HttpResponse<String> post(String path) {
        return send(HttpRequest.newBuilder(uri(path))
                .POST(HttpRequest.BodyPublishers.ofString("text"))
                .build());
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        children.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks until it is there, for as long as its process lives. */
    private void awaitAnswer() throws IOException, InterruptedException {
        for (int i = 0; i < TRIES && process.isAlive(); i++) {
            try {
                client.send(HttpRequest.newBuilder(uri("/")).build(), HttpResponse.BodyHandlers.discarding());
                return;
            } catch (ConnectException notYet) {
                process.waitFor(100, TimeUnit.MILLISECONDS);
            }
        }
        close();
        throw new AssertionError("The site does not answer; it printed: " + Files.readString(log));
    }
}
