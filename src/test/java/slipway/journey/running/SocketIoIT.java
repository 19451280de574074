package slipway.journey.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Platform;
import slipway.journey.Program;
import slipway.journey.Tarball;

/**
 * The real socket.io on both ends, by long polling, by WebSocket, and from the one to the other.
 *
 * <p>{@code TEST_SOCKET_IO} names a folder with the node_modules of socket.io and socket.io-client.
 */
class SocketIoIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient API = PLATFORM.api();
    private static Path modules;
    private static String app;

    @BeforeAll
    static void deploy() {
        Optional<Path> folder =
                Optional.ofNullable(System.getenv("TEST_SOCKET_IO")).map(Path::of);
        if (System.getenv("CI") != null) {
            Assertions.assertTrue(folder.isPresent(), "TEST_SOCKET_IO is not set");
        }
        Assumptions.assumeTrue(folder.isPresent(), "SKIPPED, since TEST_SOCKET_IO is not set");
        modules = folder.get().resolve("node_modules");
        app = API.createApp();
        Tarball site =
                new Tarball().file("Procfile", "web: node server.js\n").file("server.js", resource("socket-server.js"));
        try (Stream<Path> files = Files.walk(modules)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> site.file("node_modules/" + modules.relativize(file), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Deploy.Outcome deployed = Deploy.source(PLATFORM, API, app, site, "heroku/procfile");
        assertThat(deployed.succeeded()).as(deployed.output()).isTrue();
        API.awaitDynos(app, "web.1=up");
    }

    private static byte[] resource(String name) {
        try (var in = SocketIoIT.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"polling,polling", "websocket,websocket", "polling websocket,websocket"})
    void talksThroughTheRouter(String transports, String last, @TempDir Path folder) throws IOException {
        Path client = Files.write(folder.resolve("client.js"), resource("socket-client.js"));
        List<String> command =
                new ArrayList<>(List.of("node", client.toString(), "http://" + app + ".localhost:" + PLATFORM.port()));
        command.addAll(List.of(transports.split(" ")));
        try (Program program = Program.start(
                folder, Map.of("PATH", System.getenv("PATH"), "NODE_PATH", modules.toString()), command)) {
            Program.Ended ended = program.awaitEnd();
            assertThat(ended.out()).as(ended.err()).isEqualTo("20 by " + last + "\n");
        }
    }
}
