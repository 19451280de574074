package slipway.journey.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;
import slipway.journey.Tarball;

/** Moments at which a kill is rare, made by hand: one thing was done, and the next one was not. */
class HalfDoneIT {
    private static Platform platform;
    private static ApiClient api;

    @BeforeAll
    static void start() {
        platform = Platform.start(Map.of());
        api = platform.api();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void aDynoThatStartedUnnoticedIsUp() {
        String app = worker("exec sleep 1000000");
        api.awaitDynos(app, "work.1=up");
        String dyno = dyno(app);
        platform.kill();
        write("UPDATE dyno SET state = 'STARTING' WHERE id = '" + dyno + "'");
        startAgain();
        api.awaitDynos(app, "work.1=up");
        assertThat(dyno(app)).isEqualTo(dyno);
    }

    @Test
    void aCrashThatWasWrittenDownCountsOnce() {
        String app = worker("exec sleep 1000000");
        api.awaitDynos(app, "work.1=up");
        String dyno = dyno(app);
        platform.kill();
        DynoProcesses real = new DynoProcesses(platform.home());
        ProcessHandle.of(Long.parseLong(real.leader(dyno).split("@")[0]))
                .orElseThrow()
                .destroyForcibly();
        write("UPDATE dyno SET state = 'CRASHED', crashes = 1, restart_at = now() + interval '1 hour' WHERE id = '"
                + dyno + "'");
        startAgain();
        Platform.await("the folder to go", () -> !real.folders().contains(dyno));
        assertThat(PlatformDatabase.of(platform).texts("SELECT crashes FROM dyno WHERE id = '" + dyno + "'"))
                .containsExactly("1");
    }

    private static String worker(String command) {
        String app = api.createApp();
        Deploy.source(platform, api, app, new Tarball().file("Procfile", "work: " + command + "\n"));
        api.patch("/apps/" + app + "/formation/work", "{\"quantity\":1}");
        return app;
    }

    private static String dyno(String app) {
        return api.get("/apps/" + app + "/dynos").path(0).path("id").asText();
    }

    /** The database outlives the killed platform. */
    private static void write(String sql) {
        assertThat(PlatformDatabase.of(platform).update(sql)).isEqualTo(1);
    }

    private static void startAgain() {
        platform.launch();
        platform.awaitReady();
    }
}
