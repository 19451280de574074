package slipway.journey.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Platform;

/** Apps on free sizes sleep when nobody visits them, and wake for the next visitor. */
class SleepIT {
    /** Apps that sleep soon; what they do then is for each to say. */
    private abstract static class Sleeping {
        static Platform platform;
        static ApiClient api;

        static void start(String depth) {
            start(depth, Map.of());
        }

        static void start(String depth, Map<String, String> more) {
            Map<String, String> settings = new HashMap<>(more);
            settings.put("SLIPWAY_SLEEP", depth);
            settings.put("SLIPWAY_SLEEP_AFTER", "PT2.5S");
            settings.put("SLIPWAY_STOP_GRACE", "PT5S");
            settings.put("SLIPWAY_BOOT_TIMEOUT", "PT20S");
            settings.put("SLIPWAY_DYNOS_ON_EXIT", "stop");
            platform = Platform.start(settings);
            api = platform.api();
        }

        static String deployed(String options) {
            String app = api.createApp();
            assertThat(Deploy.testApp(platform, api, app, options).succeeded()).isTrue();
            return app;
        }

        /** How often its process has begun. */
        static long starts(String app) {
            return api.log(app).stream()
                    .filter(line -> line.contains("app[web.1]: Test app"))
                    .count();
        }

        static String asleep(String options) {
            String app = deployed(options);
            api.awaitDynos(app, "web.1=idle");
            return app;
        }
    }

    @Nested
    class ThatNap extends Sleeping {
        @BeforeAll
        static void start() {
            start("nap");
        }

        @AfterAll
        static void stop() {
            platform.close();
        }

        @Test
        void goOnWhereTheyWere() {
            String app = asleep("");
            assertThat(lines(api, app))
                    .containsSubsequence("Idling", "State changed from up to down")
                    .doesNotContain("Stopping all processes with SIGTERM");
            assertThat(platform.visit(app, "/").body()).isEqualTo("Hello from web.1\n");
            api.awaitLog(app, "Unidling");
            assertThat(lines(api, app)).containsSubsequence("Idling", "Unidling", "State changed from down to up");
            assertThat(starts(app)).isEqualTo(1);
            // And fall asleep again.
            api.awaitDynos(app, "web.1=idle");
        }

        @Test
        void takeTheirWorkersWithThem() {
            String app = deployed("");
            api.patch("/apps/" + app + "/formation/worker", "{\"quantity\":1}");
            api.awaitDynos(app, "web.1=idle", "worker.1=idle");
            platform.visit(app, "/");
            api.awaitDynos(app, "web.1=up", "worker.1=up");
        }

        @Test
        void doNotSleepWithoutAWebDyno() {
            String app = deployed("");
            api.patch(
                    "/apps/" + app + "/formation",
                    "{\"updates\":[{\"type\":\"web\",\"quantity\":0},{\"type\":\"worker\",\"quantity\":1}]}");
            api.awaitDynos(app, "worker.1=up");
            // Meanwhile another one does.
            asleep("");
            assertThat(api.dynos(app)).containsExactly("worker.1=up");
        }

        @Test
        void areNotOnPaidSizes() {
            String app = deployed("");
            api.patch("/apps/" + app + "/formation/web", "{\"size\":\"basic\"}");
            api.awaitDynos(app, "web.1=up");
            asleep("");
            assertThat(api.dynos(app)).containsExactly("web.1=up");
            assertThat(lines(api, app)).doesNotContain("Idling");
        }

        @Test
        void startAfreshWhereTheyAskForThat() {
            String app = asleep("");
            api.patch("/apps/" + app + "/features/restart-on-wake", "{\"enabled\":true}");
            assertThat(platform.visit(app, "/").body()).isEqualTo("Hello from web.1\n");
            assertThat(starts(app)).isEqualTo(2);
            assertThat(lines(api, app)).contains("Stopping all processes with SIGTERM");
        }

        @Test
        void wakeForADeployAnotherSizeAndARestart() {
            String app = asleep("");
            api.patch("/apps/" + app + "/config-vars", "{\"A\":\"b\"}");
            api.awaitDynos(app, "web.1=up");
            api.awaitDynos(app, "web.1=idle");
            api.delete("/apps/" + app + "/dynos");
            api.awaitDynos(app, "web.1=up");
            api.awaitDynos(app, "web.1=idle");
            api.patch("/apps/" + app + "/formation/web", "{\"quantity\":1}");
            api.awaitDynos(app, "web.1=up");
        }

        @Test
        void sleepOnWhenThePlatformComesBack() {
            String app = asleep("");
            platform.kill();
            platform.launch();
            platform.awaitReady();
            assertThat(api.dynos(app)).containsExactly("web.1=idle");
            assertThat(platform.visit(app, "/").body()).isEqualTo("Hello from web.1\n");
            assertThat(starts(app)).isEqualTo(1);
        }

        @Test
        void keepTheirPlacesWhenThePlatformTakesItsDynosWithIt() {
            String app = asleep("");
            platform.stop();
            platform.launch();
            platform.awaitReady();
            assertThat(api.dynos(app)).containsExactly("web.1=idle");
            assertThat(platform.visit(app, "/").body()).isEqualTo("Hello from web.1\n");
        }

        @Test
        void endLikeOthersWhenTheyAreDestroyed() {
            String app = asleep("");
            String dyno = api.get("/apps/" + app + "/dynos/web.1").path("id").asText();
            Path folder = platform.home().resolve("dynos").resolve(dyno);
            assertThat(folder).exists();
            api.delete("/apps/" + app);
            Platform.await("no process of it", () -> !Files.exists(folder));
            assertThat(platform.visit(app, "/").statusCode()).isEqualTo(404);
        }
    }

    @Nested
    class ThatHaveNappedForLong extends Sleeping {
        @BeforeAll
        static void start() {
            start("nap", Map.of("SLIPWAY_NAP_FOR", "PT1S"));
        }

        @AfterAll
        static void stop() {
            platform.close();
        }

        @Test
        void areStoppedAndStartForTheNextVisitor() {
            String app = asleep("");
            api.awaitLog(app, "Process exited with status 143");
            assertThat(api.dynos(app)).containsExactly("web.1=idle");
            assertThat(platform.visit(app, "/").body()).isEqualTo("Hello from web.1\n");
            assertThat(starts(app)).isEqualTo(2);
        }
    }

    @Nested
    class ThatAreStopped extends Sleeping {
        @BeforeAll
        static void start() {
            start("stop");
        }

        @AfterAll
        static void stop() {
            platform.close();
        }

        @Test
        void tellSoInHerokusWordsAndStartForTheNextVisitor() {
            String app = asleep("");
            api.awaitLog(app, "Process exited with status 143");
            assertThat(lines(api, app))
                    .containsSubsequence(
                            "Idling", "State changed from up to down", "Stopping all processes with SIGTERM");
            assertThat(platform.visit(app, "/").body()).isEqualTo("Hello from web.1\n");
            assertThat(lines(api, app))
                    .containsSubsequence(
                            "Unidling",
                            "State changed from down to starting",
                            "Starting process with command `java $JAVA_OPTS -jar app.jar`",
                            "State changed from starting to up");
        }

        @Test
        void wakeOnceForAHundredAtATime() throws Exception {
            String app = asleep("delay=500");
            ExecutorService visitors = Executors.newFixedThreadPool(100);
            try {
                List<Callable<HttpResponse<String>>> visits = new ArrayList<>();
                for (int i = 0; i < 100; i++) {
                    visits.add(() -> platform.visit(app, "/"));
                }
                for (Future<HttpResponse<String>> visit : visitors.invokeAll(visits)) {
                    assertThat(visit.get().body()).isEqualTo("Hello from web.1\n");
                }
            } finally {
                visitors.shutdownNow();
            }
            assertThat(starts(app)).isEqualTo(2);
        }

        @Test
        void areH10WhereTheyCrashOnTheirWayUp() {
            String broken = api.createApp();
            Deploy.testApp(platform, api, broken, "exit=1");
            api.awaitDynos(broken, "web.1=idle");
            assertThat(platform.visit(broken, "/").statusCode()).isEqualTo(503);
            api.awaitLog(broken, "code=H10");
        }

        @Test
        void stayAsleepWhenThePlatformComesBack() {
            String app = asleep("");
            platform.kill();
            platform.launch();
            platform.awaitReady();
            assertThat(api.dynos(app)).containsExactly("web.1=idle");
            assertThat(platform.visit(app, "/").body()).isEqualTo("Hello from web.1\n");
        }
    }

    private static List<String> lines(ApiClient api, String app) {
        return api.log(app).stream()
                .filter(line -> line.contains("heroku[web.1]: "))
                .map(line -> line.substring(line.indexOf("]: ") + 3))
                .toList();
    }
}
