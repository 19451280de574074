package slipway.journey.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Http;
import slipway.journey.Platform;
import slipway.journey.Tarball;

/** The platform may end at any moment, gently or not; what runs goes on, and the next start makes good what is missing. */
class RestartIT {
    private static String leader(ApiClient api, String app) {
        return api.get("/apps/" + app + "/dynos").path(0).path("id").asText();
    }

    private static Platform platform;
    private static ApiClient api;

    @BeforeAll
    static void start() {
        platform = Platform.start(Map.of());
        api = platform.api();
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    private static long said(ApiClient api, String app, String text) {
        return api.log(app).stream().filter(line -> line.endsWith("]: " + text)).count();
    }

    @Test
    void aKilledPlatformFindsItsDynosAgainAndLosesNoLine() {
        String app = api.createApp();
        Deploy.testApp(platform, api, app, "");
        api.awaitDynos(app, "web.1=up");
        platform.visit(app, "/say?before");
        api.awaitLog(app, "before");
        String dyno = leader(api, app);
        int dynoPort = Integer.parseInt(platform.visit(app, "/env")
                .body()
                .lines()
                .filter(line -> line.startsWith("PORT="))
                .findFirst()
                .orElseThrow()
                .substring("PORT=".length()));

        platform.kill();
        assertThat(sayWhileThePlatformIsAway(addressOf(dyno), dynoPort)).isEqualTo(200);
        platform.launch();
        platform.awaitReady();

        assertThat(leader(api, app)).isEqualTo(dyno);
        assertThat(platform.visit(app, "/").statusCode()).isEqualTo(200);
        api.awaitLog(app, "app[web.1]: meanwhile");
        assertThat(said(api, app, "before")).isEqualTo(1);
        assertThat(said(api, app, "meanwhile")).isEqualTo(1);
    }

    /** Its own where it has a network of its own, else the machine's. */
    private static String addressOf(String dyno) {
        try {
            String about = Files.readString(
                    platform.home().resolve("dynos").resolve(dyno).resolve("about"));
            return about.substring(about.lastIndexOf(' ') + 1).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int sayWhileThePlatformIsAway(String address, int dynoPort) {
        return Http.send(java.net.http.HttpRequest.newBuilder(
                                java.net.URI.create("http://" + address + ":" + dynoPort + "/say?meanwhile"))
                        .build())
                .statusCode();
    }

    @Test
    void aDynoThatDiedMeanwhileIsStartedAgain() {
        String app = api.createApp();
        Deploy.testApp(platform, api, app, "");
        api.awaitDynos(app, "web.1=up");
        String dyno = leader(api, app);
        platform.kill();
        ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(dyno))
                        .isPresent())
                .flatMap(process -> process.descendants())
                .forEach(ProcessHandle::destroyForcibly);
        platform.launch();
        platform.awaitReady();
        api.awaitDynos(app, "web.1=up");
        assertThat(leader(api, app)).isNotEqualTo(dyno);
        assertThat(platform.visit(app, "/").statusCode()).isEqualTo(200);
    }

    @Test
    void aBuildUnderWayIsBegunAgainAndFinished() throws IOException {
        String app = api.createApp();
        var source = api.post("/sources", "").path("source_blob");
        byte[] tarball = new Tarball()
                .file("Procfile", "web: java $JAVA_OPTS -jar app.jar\n")
                .file("app.jar", Deploy.testAppJar())
                .bytes();
        Deploy.put(platform, source.path("put_url").asText(), tarball);
        var build = api.post(
                "/apps/" + app + "/builds",
                "{\"source_blob\":{\"url\":\"%s\"}}"
                        .formatted(source.path("get_url").asText()));
        platform.kill();
        Path left = Files.createDirectories(platform.home().resolve("builds/" + UUID.randomUUID() + "/env"));
        platform.launch();
        platform.awaitReady();
        assertThat(left).as("config vars of a build that nobody finishes").doesNotExist();
        String path = "/apps/" + app + "/builds/" + build.path("id").asText();
        Platform.await(
                "the build to end", () -> !api.get(path).path("status").asText().equals("pending"));
        assertThat(api.get(path).path("status").asText()).isEqualTo("succeeded");
        assertThat(platform.visit(app, "/").statusCode()).isEqualTo(200);
    }

    @Test
    void aPlatformThatTakesItsDynosWithItBringsThemBack() {
        try (Platform leaving = Platform.start(Map.of("SLIPWAY_DYNOS_ON_EXIT", "stop"))) {
            ApiClient own = leaving.api();
            String app = own.createApp();
            Deploy.testApp(leaving, own, app, "");
            own.awaitDynos(app, "web.1=up");
            leaving.stop();
            String home = leaving.home().toString();
            List<String> left = ProcessHandle.allProcesses()
                    .flatMap(process -> process.info().commandLine().stream())
                    .filter(line -> line.contains(home))
                    .toList();
            assertThat(left).isEmpty();
            leaving.launch();
            leaving.awaitReady();
            assertThat(leaving.visit(app, "/").statusCode()).isEqualTo(200);
        }
    }
}
