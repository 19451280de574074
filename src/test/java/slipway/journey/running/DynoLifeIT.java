package slipway.journey.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;
import slipway.journey.Tarball;

/** A dyno's life as its app's developer sees it: environment, states, log lines, crashes, time-outs. */
class DynoLifeIT {
    private static Platform platform;
    private static ApiClient api;

    @BeforeAll
    static void startWithShortTimes() {
        platform = Platform.start(Map.of(
                "SLIPWAY_BOOT_TIMEOUT", "PT3S",
                "SLIPWAY_STOP_GRACE", "PT2S",
                "SLIPWAY_CRASH_COOLOFF", "PT1S"));
        api = platform.api();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static String deployed(String options) {
        String app = api.createApp();
        assertThat(Deploy.testApp(platform, api, app, options).succeeded()).isTrue();
        return app;
    }

    private static List<String> dynoLines(String app) {
        return api.log(app).stream()
                .filter(line -> line.contains("heroku[web.1]: "))
                .map(line -> line.substring(line.indexOf("]: ") + 3))
                .toList();
    }

    @Test
    void startsAsHerokuStartsIt() {
        String app = api.createApp();
        api.patch("/apps/" + app + "/config-vars", "{\"GREETING\":\"hello $HOME\"}");
        Tarball source = new Tarball()
                .file("Procfile", "web: FROM_SHELL=yes java $JAVA_OPTS -jar app.jar\n")
                .file("app.jar", Deploy.testAppJar())
                .file(".profile.d/mine.sh", "export FROM_PROFILE_D=$HOME\n")
                .file(".profile", "export FROM_PROFILE=$GREETING\n");
        assertThat(Deploy.source(platform, api, app, source).succeeded()).isTrue();
        String environment = platform.visit(app, "/env").body();
        String folder = environment
                .lines()
                .filter(line -> line.startsWith("cwd="))
                .findFirst()
                .orElseThrow()
                .substring(4);
        assertThat(folder).endsWith("/app");
        assertThat(environment)
                .contains("DYNO=web.1\n", "GREETING=hello $HOME\n", "HOME=" + folder + "\n")
                .contains("FROM_SHELL=yes\n", "FROM_PROFILE_D=" + folder + "\n", "FROM_PROFILE=hello $HOME\n")
                .contains("HEROKU_APP_NAME=" + app + "\n", "HEROKU_RELEASE_VERSION=v3\n")
                .containsPattern("PORT=\\d+\n")
                .doesNotContain("SLIPWAY", "operator-password");
    }

    @Test
    void givesTheJvmTheFlagsOfTheDynosSize() {
        String app = deployed("");
        assertThat(platform.visit(app, "/env").body()).contains("-Xmx300m").contains("MEMORY_AVAILABLE=512");
        api.patch("/apps/" + app + "/formation", "{\"updates\":[{\"type\":\"web\",\"size\":\"standard-2x\"}]}");
        Platform.await(
                "the larger size", () -> platform.visit(app, "/env").body().contains("-Xmx671m"));
    }

    @Test
    void tellsItsStatesInHerokusWords() {
        String app = deployed("");
        api.awaitDynos(app, "web.1=up");
        assertThat(dynoLines(app))
                .containsSubsequence(
                        "State changed from down to starting",
                        "Starting process with command `java $JAVA_OPTS -jar app.jar`",
                        "State changed from starting to up");
        api.delete("/apps/" + app + "/dynos/web.1");
        api.awaitLog(app, "Process exited with status 143");
        assertThat(dynoLines(app)).contains("Restarting", "Stopping all processes with SIGTERM");
        assertThat(api.log(app)).anyMatch(line -> line.contains("app[web.1]: Test app [] in web.1"));
    }

    @Test
    void thatBindsNoPortInTimeIsKilledWithR10() {
        String app = deployed("never");
        api.awaitLog(
                app,
                "heroku[web.1]: Error R10 (Boot timeout) -> Web process failed to bind to $PORT within 3 seconds of launch");
        api.awaitLog(app, "Process exited with status 137");
        api.awaitLog(app, "State changed from starting to crashed");
    }

    @Test
    void thatDoesNotEndOnSigtermIsKilledWithR12() {
        String app = deployed("stubborn");
        api.awaitDynos(app, "web.1=up");
        api.delete("/apps/" + app + "/dynos");
        api.awaitLog(
                app,
                "heroku[web.1]: Error R12 (Exit timeout) -> At least one process failed to exit within 2 seconds of SIGTERM");
        api.awaitLog(app, "Stopping remaining processes with SIGKILL");
        api.awaitLog(app, "Process exited with status 137");
        api.awaitDynos(app, "web.1=up");
    }

    @Test
    void thatCrashesAfterItsBootStartsAgainAtOnce() {
        String app = deployed("");
        api.awaitDynos(app, "web.1=up");
        assertThat(platform.visit(app, "/crash").statusCode()).isEqualTo(503);
        api.awaitLog(app, "Process exited with status 3");
        api.awaitLog(app, "State changed from up to crashed");
        api.awaitDynos(app, "web.1=up");
        assertThat(platform.visit(app, "/").statusCode()).isEqualTo(200);
    }

    @Test
    void thatCrashesAgainAndAgainWaitsLongerEachTime() {
        String app = deployed("exit=1");
        Platform.await(
                "three crashes",
                () -> dynoLines(app).stream()
                                .filter("Process exited with status 1"::equals)
                                .count()
                        >= 3);
        api.awaitDynos(app, "web.1=crashed");
        api.delete("/apps/" + app + "/dynos");
        api.awaitLog(app, "app[api]: Restarting by user operator@localhost");
    }

    @Test
    void ofATypeThatIsNotWebIsUpWithoutAPort() {
        String app = deployed("");
        api.patch("/apps/" + app + "/formation", "{\"updates\":[{\"type\":\"worker\",\"quantity\":1}]}");
        api.awaitDynos(app, "web.1=up", "worker.1=up");
        api.awaitLog(app, "app[worker.1]: Test app [work] in worker.1");
        api.patch("/apps/" + app + "/formation", "{\"updates\":[{\"type\":\"worker\",\"quantity\":0}]}");
        api.awaitDynos(app, "web.1=up");
    }

    @Test
    void isCycledWhenItsTimeHasCome() {
        String app = deployed("");
        api.awaitDynos(app, "web.1=up");
        String before = api.get("/apps/" + app + "/dynos").path(0).path("id").asText();
        PlatformDatabase.of(platform)
                .update("UPDATE dyno SET cycle_at = now() - interval '1 second' WHERE id = ?::uuid", before);
        api.patch("/apps/" + app + "/formation/web", "{\"quantity\":1}");
        api.awaitLog(app, "heroku[web.1]: Cycling");
        api.awaitDynos(app, "web.1=up");
        assertThat(api.get("/apps/" + app + "/dynos").path(0).path("id").asText())
                .isNotEqualTo(before);
    }

    @Test
    void leavesNoProcessBehindWhenItsAppIsDestroyed() {
        String app = deployed("");
        api.awaitDynos(app, "web.1=up");
        long pid = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(platform.home().toString()) && line.contains("keep.pl"))
                        .isPresent())
                .count();
        assertThat(pid).isPositive();
        String command = api.get("/apps/" + app + "/dynos").path(0).path("id").asText();
        api.delete("/apps/" + app);
        Platform.await(
                "its process to end",
                () -> ProcessHandle.allProcesses()
                        .noneMatch(process -> process.info()
                                .commandLine()
                                .filter(line -> line.contains(command))
                                .isPresent()));
        assertThat(platform.visit(app, "/").statusCode()).isEqualTo(404);
    }
}
