package slipway.journey.deploys;

import static org.assertj.core.api.Assertions.assertThat;
import static slipway.journey.deploys.ReleasingSite.output;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;

/** A release command always comes to an end: when the platform is killed or stopped under it, and when it hangs. */
class ReleasePhaseEndsIT {
    private static Platform platform;

    @BeforeAll
    static void start() {
        platform = Platform.start(Map.of());
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    /** One that was never up, so that nothing but its pending release asks for a dyno. */
    private ReleasingSite firstDeploy(Platform platform) {
        ReleasingSite site = new ReleasingSite(platform);
        site.closeGate();
        site.deployMeanwhile("first");
        String dyno = site.awaitReleaseDyno(3);
        site.api().awaitLog(site.app, "app[" + dyno + "]: first with none");
        return site;
    }

    private static void startAgain(Platform platform) {
        platform.launch();
        platform.awaitReady();
    }

    @Test
    void aKilledPlatformAdoptsItWhileItRuns() {
        ReleasingSite site = firstDeploy(platform);
        String dyno = site.awaitReleaseDyno(3);
        platform.kill();
        startAgain(platform);
        assertThat(site.awaitReleaseDyno(3)).isEqualTo(dyno);
        assertThat(site.release(3).path("status").asText()).isEqualTo("pending");
        site.openGate();
        site.awaitStatus(3, "succeeded");
        assertThat(site.output(3)).isEqualTo(output("first", "none", 0));
    }

    @Test
    void aKilledPlatformReadsHowItEndedMeanwhile() {
        ReleasingSite good = firstDeploy(platform);
        ReleasingSite bad = new ReleasingSite(platform);
        bad.set("STATUS", "7");
        bad.closeGate();
        bad.deployMeanwhile("second");
        String dyno = bad.awaitReleaseDyno(4);
        bad.api().awaitLog(bad.app, "app[" + dyno + "]: second with none");
        platform.kill();
        long before = exits(platform.home().resolve("dynos"));
        good.openGate();
        bad.openGate();
        Platform.await("both commands to end", () -> exits(platform.home().resolve("dynos")) == before + 2);
        startAgain(platform);
        good.awaitStatus(3, "succeeded");
        bad.awaitStatus(4, "failed");
        assertThat(good.output(3)).isEqualTo(output("first", "none", 0));
        assertThat(bad.output(4)).isEqualTo(output("second", "none", 7));
        assertThat(bad.current()).isEqualTo(3);
    }

    @Test
    void aKilledPlatformMakesTheDynoThatItHadNoTimeFor() {
        ReleasingSite site = firstDeploy(platform);
        platform.kill();
        assertThat(PlatformDatabase.of(platform).update("DELETE FROM dyno WHERE type = 'release'"))
                .isEqualTo(1);
        startAgain(platform);
        site.awaitReleaseDyno(3);
        site.openGate();
        site.awaitStatus(3, "succeeded");
        assertThat(site.output(3)).isEqualTo(output("first", "none", 0));
    }

    private static long exits(Path dynos) {
        java.io.File[] folders = dynos.toFile().listFiles(dyno -> new java.io.File(dyno, "exit").exists());
        return folders == null ? 0 : folders.length;
    }

    @Test
    void aPlatformThatTakesItsDynosWithItRunsItAgain() {
        try (Platform leaving = Platform.start(Map.of("SLIPWAY_DYNOS_ON_EXIT", "stop"))) {
            ReleasingSite site = firstDeploy(leaving);
            leaving.stop();
            startAgain(leaving);
            site.awaitReleaseDyno(3);
            site.openGate();
            site.awaitStatus(3, "succeeded");
            assertThat(site.output(3)).isEqualTo(output("first", "none", 0));
        }
    }

    @Test
    void oneThatHangsHasFailedThoughItEndsWell() {
        Map<String, String> impatient = Map.of("SLIPWAY_RELEASE_TIMEOUT", "PT1S", "SLIPWAY_STOP_GRACE", "PT30S");
        try (Platform hasty = Platform.start(impatient)) {
            ReleasingSite site = new ReleasingSite(hasty);
            site.release("trap 'exit 0' TERM; sleep 1000000 & wait");
            site.awaitStatus(2, "failed");
            site.api().awaitLog(site.app, "app[api]: Release command failed: v2 is not released (it took too long)");
        }
    }

    @Test
    void oneThatCannotStartHasFailed() {
        ReleasingSite site = new ReleasingSite(platform);
        site.release("no-such-command");
        site.awaitStatus(2, "failed");
        assertThat(site.output(2)).contains("no-such-command: command not found");
        site.api().awaitLog(site.app, "app[api]: Release command failed: v2 is not released (exit status 127)");
    }
}
