package slipway.journey.fire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.FrozenDatabase;
import slipway.journey.Platform;
import slipway.journey.Tarball;

/** A busy app is released, scaled and restarted again and again, and no visitor sees anything of it. */
class DeployUnderFireIT {
    private static final int PER_SECOND = 1_000;
    private static final int TUNNELS = 200;
    private static final int CHANGES = 20;

    /** Of the two seconds that dynos have, some hundred milliseconds go by before the last word. */
    private static final long HEARD_MILLIS = 1_000;

    private static Platform platform;
    private static ApiClient api;

    @BeforeAll
    static void start() {
        platform = Platform.start(Map.of("SLIPWAY_STOP_GRACE", "PT2S", "SLIPWAY_RATE_LIMIT", "1000000"));
        api = platform.api();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static String deploy(int dynos) {
        String app = api.createApp();
        Tarball tarball = new Tarball()
                .file("Procfile", "web: java $JAVA_OPTS -cp app.jar slipway.testapp.FireApp\n")
                .file("app.jar", Deploy.testAppJar());
        assertThat(Deploy.source(platform, api, app, tarball).succeeded()).isTrue();
        scale(app, dynos);
        awaitNewest(app, dynos);
        return app;
    }

    private static void scale(String app, int dynos) {
        api.patch(
                "/apps/" + app + "/formation",
                "{\"updates\":[{\"type\":\"web\",\"quantity\":" + dynos + ",\"size\":\"standard-1x\"}]}");
    }

    /** Until that many dynos are up, all of the newest release. */
    private static void awaitNewest(String app, int dynos) {
        Platform.await(dynos + " dynos of the newest release", () -> {
            int newest = 0;
            for (var release : api.get("/apps/" + app + "/releases")) {
                newest = Math.max(newest, release.path("version").asInt());
            }
            int up = 0;
            for (var dyno : api.get("/apps/" + app + "/dynos")) {
                boolean fresh = dyno.path("release").path("version").asInt() == newest;
                up += fresh && dyno.path("state").asText().equals("up") ? 1 : 0;
            }
            return up == dynos;
        });
    }

    private static void change(String app, int number, int dynos) {
        switch (number % 3) {
            case 0 -> api.patch("/apps/" + app + "/config-vars", "{\"N\":\"" + number + "\"}");
            case 1 -> api.delete("/apps/" + app + "/dynos");
            default -> {
                scale(app, dynos + 1);
                awaitNewest(app, dynos + 1);
                scale(app, dynos);
            }
        }
        awaitNewest(app, dynos);
    }

    @Test
    void noRequestFailsAndNoTunnelIsCutEarly() {
        String app = deploy(2);
        try (OpenTunnels tunnels = new OpenTunnels(platform, app, TUNNELS, HEARD_MILLIS);
                MixedTraffic traffic = new MixedTraffic(platform, app, PER_SECOND)) {
            Platform.await("traffic", () -> traffic.answered() > PER_SECOND);
            for (int i = 0; i < CHANGES; i++) {
                change(app, i, 2);
                assertThat(traffic.complaints()).isEmpty();
                assertThat(tunnels.complaints()).isEmpty();
            }
            Platform.await("tunnels to have moved", () -> tunnels.ended() > TUNNELS);
            assertThat(traffic.complaints()).isEmpty();
            assertThat(tunnels.complaints()).isEmpty();
            System.out.println(traffic.answered() + " requests, " + tunnels.ended() + " tunnels moved");
        }
    }

    @Test
    void requestsGoOnWhileTheDatabaseAnswersNobody() {
        String app = deploy(2);
        try (MixedTraffic traffic = new MixedTraffic(platform, app, PER_SECOND / 5)) {
            Platform.await("traffic", () -> traffic.answered() > PER_SECOND / 5);
            try (FrozenDatabase frozen = new FrozenDatabase(platform)) {
                int before = traffic.answered();
                // At that pace a quarter of a minute.
                Platform.await("traffic without database", () -> traffic.answered() > before + 3 * PER_SECOND);
            }
            assertThat(traffic.complaints()).isEmpty();
        }
        awaitNewest(app, 2);
    }

    /** The old dyno goes before the new one is up, so that visitors wait. */
    @Test
    void withOneDynoRequestsOnlyWait() {
        String app = deploy(1);
        try (MixedTraffic traffic = new MixedTraffic(platform, app, PER_SECOND / 5)) {
            Platform.await("traffic", () -> traffic.answered() > PER_SECOND / 5);
            for (int i = 0; i < 4; i++) {
                change(app, i, 1);
            }
            assertThat(traffic.complaints()).isEmpty();
        }
    }
}
