package slipway.journey.deploys;

import static org.assertj.core.api.Assertions.assertThat;

import com.heroku.api.Build;
import com.heroku.api.HerokuAPI;
import com.heroku.api.Source;
import com.heroku.api.connection.HttpClientConnection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Platform;
import slipway.journey.Program;
import slipway.journey.Tarball;

/** The other official clients, each through an app's whole life: create, config, build, scale, log, destroy. */
class OtherClientsIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient API = PLATFORM.api();
    private static final String ADVICE = "NOT TESTED: npm's heroku-client is not here. Get it by"
            + " \"npm install --prefix /tmp/heroku heroku-client@3.1.4\" beside the CLI that TEST_HEROKU_CLI names.";

    @TempDir
    Path folder;

    /** Beside the CLI, in the same node_modules. */
    private static Optional<Path> nodeModules() {
        return Optional.ofNullable(System.getenv("TEST_HEROKU_CLI"))
                .map(cli -> Path.of(cli).getParent().getParent())
                .filter(modules -> Files.isDirectory(modules.resolve("heroku-client")));
    }

    static boolean isNpmClientInstalled() {
        boolean installed = nodeModules().isPresent();
        if (!installed) {
            if (System.getenv("CI") != null) {
                throw new AssertionError(ADVICE);
            }
            System.err.println(ADVICE);
        }
        return installed;
    }

    @Test
    @EnabledIf("isNpmClientInstalled")
    void npmsHerokuClientWalksAnAppsLife() throws IOException {
        Path tarball = folder.resolve("source.tgz");
        Files.write(tarball, source());
        Map<String, String> environment = new TreeMap<>();
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", folder.toString());
        environment.put("NODE_PATH", nodeModules().orElseThrow().toString());
        Path script = Path.of("src/test/resources/slipway/journey/heroku-client-walk.js")
                .toAbsolutePath();
        List<String> command = List.of(
                "node", script.toString(), "http://127.0.0.1:" + PLATFORM.port(), API.token(), tarball.toString());
        try (Program walk = Program.start(folder, environment, command)) {
            Program.Ended ended = walk.end();
            assertThat(ended.out() + ended.err())
                    .contains("created", "config {\"GREETING\":\"ahoy\"}", "build succeeded", "scaled to 2")
                    .contains("log State changed from starting to up", "destroyed");
            assertThat(ended.status()).isZero();
        }
    }

    @Test
    void mavensHerokuApiWalksAnAppsLife() throws IOException {
        System.setProperty("heroku.host", "http://127.0.0.1:" + PLATFORM.port());
        HerokuAPI heroku = new HerokuAPI(new HttpClientConnection(), API.token());
        assertThat(heroku.getUserInfo().getEmail()).isEqualTo(Platform.OPERATOR);
        String app = heroku.createApp().getName();
        assertThat(heroku.appExists(app)).isTrue();
        heroku.updateConfig(app, Map.of("GREETING", "ahoy"));
        assertThat(heroku.listConfig(app)).containsEntry("GREETING", "ahoy");
        assertThat(build(heroku, app)).isEqualTo("succeeded");
        // This client knows no sizes, and the usual one is for one dyno of a type.
        API.patch("/apps/" + app + "/formation/web", "{\"size\":\"standard-1x\"}");
        heroku.scale(app, "web", 2);
        API.awaitDynos(app, "web.1=up", "web.2=up");
        assertThat(heroku.listDynos(app)).hasSize(2);
        assertThat(heroku.listFormation(app).get(0).getCommand()).startsWith("java ");
        heroku.restartDynos(app);
        heroku.setMaintenanceMode(app, true);
        assertThat(heroku.isMaintenanceModeEnabled(app)).isTrue();
        assertThat(heroku.listReleases(app)).hasSize(3);
        assertThat(heroku.rollback(app, heroku.listReleases(app).get(2).getId()))
                .isNotNull();
        API.awaitLog(app, "State changed from starting to up");
        try (InputStream log = heroku.getLogs(app).openStream()) {
            assertThat(new String(log.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("State changed from starting to up");
        }
        heroku.destroyApp(app);
        assertThat(heroku.appExists(app)).isFalse();
    }

    private static String build(HerokuAPI heroku, String app) {
        Source source = heroku.createSource();
        Deploy.put(PLATFORM, source.getSource_blob().getPut_url(), source());
        Build asked = new Build(source.getSource_blob().getGet_url(), "1", new String[] {
            "https://github.com/heroku/heroku-buildpack-jvm-common"
        });
        Build build = heroku.createBuild(app, asked);
        Deploy.follow(PLATFORM, build.getOutput_stream_url());
        return heroku.getBuildInfo(app, build.getId()).getStatus();
    }

    private static byte[] source() {
        return new Tarball()
                .file("Procfile", "web: java $JAVA_OPTS -jar app.jar\n")
                .file("app.jar", Deploy.testAppJar())
                .bytes();
    }
}
