package slipway.journey.deploys;

import static org.assertj.core.api.Assertions.assertThat;
import static slipway.journey.deploys.ReleasingSite.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import slipway.journey.Deploy;
import slipway.journey.HerokuCli;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;
import slipway.journey.Program;
import slipway.journey.webhooks.HookedApp;

/** A release with a release command takes effect when the command has succeeded, and never when it has failed. */
class ReleasePhaseIT {
    private static Platform platform;

    @BeforeAll
    static void start() {
        platform = Platform.start(Map.of("SLIPWAY_STOP_GRACE", "PT2S"));
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static ReleasingSite running() {
        return ReleasingSite.running(platform);
    }

    @Nested
    class WhileTheCommandRuns {
        @Test
        void thePlatformShowsItAndGoesOnWithTheOldRelease() {
            ReleasingSite site = running();
            site.set("COLOUR", "blue");
            site.awaitStatus(3, "succeeded");
            site.closeGate();
            String dyno = site.awaitReleaseDyno(4);
            assertThat(site.dynos()).containsExactly(dyno + "=up on v4", "work.1=up on v3");
            assertThat(site.current()).isEqualTo(3);
            assertThat(site.release(4).path("status").asText()).isEqualTo("pending");
            assertThat(site.config().has("GATE")).isFalse();
            site.api().awaitLog(site.app, "app[" + dyno + "]: first with blue");
            site.api().awaitLog(site.app, "heroku[" + dyno + "]: Starting process with command `bash migrate.sh`");
            site.openGate();
            site.awaitDynos("work.1=up on v4");
            assertThat(site.current()).isEqualTo(4);
            assertThat(site.config().has("GATE")).isTrue();
            assertThat(site.output(4)).isEqualTo(output("first", "blue", 0));
        }

        @Test
        void whoDeploysFollowsIt() {
            ReleasingSite site = new ReleasingSite(platform);
            site.closeGate();
            CompletableFuture<Deploy.Outcome> deploy = site.deployMeanwhile("first");
            String dyno = site.awaitReleaseDyno(3);
            assertThat(site.api().get(site.path("formation"))).isEmpty();
            assertThat(platform.visit(site.app, "/").statusCode()).isNotEqualTo(200);
            CompletableFuture<String> live = CompletableFuture.supplyAsync(() -> site.output(3));
            site.openGate();
            Deploy.Outcome outcome = deploy.join();
            assertThat(outcome.succeeded()).isTrue();
            assertThat(outcome.build().path("release").path("id"))
                    .isEqualTo(site.release(3).path("id"));
            assertThat(outcome.output())
                    .containsSubsequence(
                            "-----> Launching...\n",
                            " !     Release command declared: this new release will not be available until the command"
                                    + " succeeds.\n",
                            "       Released v3\n",
                            "deployed to Slipway\n",
                            "-----> Running release command...\n")
                    .endsWith("command...\n" + output("first", "none", 0) + "\n");
            assertThat(live.join()).isEqualTo(output("first", "none", 0));
            assertThat(site.api().get(site.path("formation")).findValuesAsText("type"))
                    .containsExactly("release", "work");
            assertThat(site.api().dynos(site.app))
                    .as("dynos of an app scaled to 0")
                    .doesNotContain(dyno + "=up");
        }

        @Test
        void laterChangesWaitForItAndAreMadeOnIt() {
            ReleasingSite site = running();
            site.closeGate();
            site.awaitReleaseDyno(3);
            site.set("COLOUR", "red");
            site.set("SHAPE", "round");
            assertThat(site.release(5).path("status").asText()).isEqualTo("pending");
            assertThat(site.dynos()).hasSize(2);
            site.openGate();
            site.awaitStatus(5, "succeeded");
            assertThat(site.current()).isEqualTo(5);
            assertThat(site.config().path("COLOUR").asText()).isEqualTo("red");
            assertThat(site.config().path("SHAPE").asText()).isEqualTo("round");
            assertThat(site.output(4)).isEqualTo(output("first", "red", 0));
            site.awaitDynos("work.1=up on v5");
        }

        @Test
        void itsDynoCanBeStoppedWhichFailsTheRelease() {
            ReleasingSite site = running();
            site.closeGate();
            String dyno = site.awaitReleaseDyno(3);
            site.api().post(site.path("dynos/" + dyno + "/actions/stop"), "");
            site.awaitStatus(3, "failed");
            site.api().awaitLog(site.app, "app[api]: Release command failed: v3 is not released (it was stopped)");
            assertThat(site.dynos()).containsExactly("work.1=up on v2");
        }

        @Test
        void theAppCanBeDestroyed() {
            ReleasingSite site = new ReleasingSite(platform);
            site.closeGate();
            CompletableFuture<Deploy.Outcome> deploy = site.deployMeanwhile("first");
            site.awaitReleaseDyno(3);
            String url = site.release(3).path("output_stream_url").asText();
            CompletableFuture<String> live = CompletableFuture.supplyAsync(() -> Deploy.follow(platform, url));
            site.api().delete("/apps/" + site.app);
            assertThat(live.join()).isNotNull();
            assertThat(deploy.handle((outcome, gone) -> true).join()).isTrue();
        }
    }

    @Nested
    class WhenTheCommandFails {
        @Test
        void aDeployChangesNothing() {
            ReleasingSite site = running();
            JsonNode before = site.api().get(site.path("dynos"));
            Deploy.Outcome outcome = site.deploy("second", 7);
            assertThat(outcome.succeeded()).as("the build").isTrue();
            assertThat(outcome.output())
                    .endsWith("-----> Running release command...\n" + output("second", "none", 7) + "\n"
                            + " !     Release command failed: this change has not been released.\n"
                            + " !     \n"
                            + " !     See what it said with heroku releases:output v3.\n");
            assertThat(site.release(3).path("status").asText()).isEqualTo("failed");
            assertThat(site.current()).isEqualTo(2);
            assertThat(site.api().get(site.path("dynos"))).isEqualTo(before);
            HttpResponse<String> rollback = site.api().send("POST", site.path("releases"), "{\"release\":\"3\"}");
            assertThat(rollback.statusCode()).isEqualTo(422);
            assertThat(rollback.body()).contains("Release v3 never took effect");
        }

        @Test
        void aChangeOfConfigIsNotTheConfig() {
            ReleasingSite site = running();
            JsonNode before = site.api().get(site.path("dynos"));
            site.set("STATUS", "7");
            site.awaitStatus(3, "failed");
            site.api().awaitLog(site.app, "app[api]: Release command failed: v3 is not released (exit status 7)");
            assertThat(site.config().has("STATUS")).isFalse();
            assertThat(site.current()).isEqualTo(2);
            assertThat(site.release(3).path("eligible_for_rollback").asBoolean())
                    .isFalse();
            assertThat(site.output(3)).isEqualTo(output("first", "none", 7));
            assertThat(site.api().get(site.path("dynos"))).isEqualTo(before);

            site.set("COLOUR", "green");
            site.awaitDynos("work.1=up on v4");
            assertThat(site.config().has("STATUS")).isFalse();
            site.api().awaitLog(site.app, "app[work.1]: working with green");
        }

        @Test
        void aLaterChangeStandsOrFallsByItsOwnRun() {
            ReleasingSite site = running();
            site.closeGate();
            site.awaitReleaseDyno(3);
            site.set("STATUS", "7");
            site.set("STATUS", "0");
            site.openGate();
            site.awaitStatus(5, "succeeded");
            assertThat(site.release(4).path("status").asText()).isEqualTo("failed");
            assertThat(site.output(4)).isEqualTo(output("first", "none", 7));
            assertThat(site.output(5)).isEqualTo(output("first", "none", 0));
            site.awaitDynos("work.1=up on v5");
        }

        @Test
        void webhooksAndTheActivityTellOfIt() {
            try (HookedApp hooked = new HookedApp(platform.api())) {
                ReleasingSite site = new ReleasingSite(platform, hooked.name());
                site.deploy("first");
                hooked.add("api:release", "notify", "");
                site.set("STATUS", "7");
                hooked.awaitTold(2);
                assertThat(hooked.told())
                        .extracting(told -> told.path("action").asText() + " "
                                + told.path("data").path("status").asText())
                        .containsExactlyInAnyOrder("create pending", "update failed");
                assertThat(PlatformDatabase.of(platform)
                                .texts("SELECT description FROM activity_event WHERE app_name = ?", site.app))
                        .contains("Release command failed: v3 is not released (exit status 7)");
            }
        }
    }

    @Nested
    class ByTheCli {
        @TempDir
        Path home;

        private Program.Ended heroku(String... arguments) {
            return HerokuCli.withToken(platform, home, platform.api().token()).run(arguments);
        }

        @Test
        @EnabledIf("slipway.journey.HerokuCli#isInstalled")
        void itIsShownReadAndTriedAgain() {
            ReleasingSite site = running();
            site.set("STATUS", "7");
            site.awaitStatus(3, "failed");
            assertThat(heroku("releases", "-a", site.app).out())
                    .contains("Current: v2")
                    .containsPattern("v3 +Set STATUS config vars release command failed");
            assertThat(heroku("releases:output", "-a", site.app).out()).isEqualTo(output("first", "none", 7));
            Program.Ended retry = heroku("releases:retry", "-a", site.app);
            assertThat(retry.err()).contains("Retrying v3 on", "done, v4");
            assertThat(retry.out()).isEqualTo("Running release command...\n" + output("first", "none", 7));
            assertThat(site.release(4).path("description").asText()).isEqualTo("Retry of v3: Set STATUS config vars");
            site.awaitStatus(4, "failed");
        }

        @Test
        @EnabledIf("slipway.journey.HerokuCli#isInstalled")
        void aRollbackRunsItToo() {
            ReleasingSite site = running();
            site.deploy("second");
            site.awaitDynos("work.1=up on v3");
            Program.Ended rollback = heroku("rollback", "-a", site.app);
            assertThat(rollback.err()).contains("to v2... done, v4");
            assertThat(rollback.out()).isEqualTo("Running release command...\n" + output("first", "none", 0));
            site.awaitDynos("work.1=up on v4");
        }

        @Test
        @EnabledIf("slipway.journey.HerokuCli#isInstalled")
        void itsDynoIsListedAndHasASizeOfItsOwn() {
            ReleasingSite site = running();
            assertThat(heroku("ps:type", "release=standard-2x", "-a", site.app).status())
                    .isZero();
            site.closeGate();
            String dyno = site.awaitReleaseDyno(3);
            assertThat(heroku("ps", "-a", site.app).out()).contains(dyno + ": up");
            assertThat(heroku("releases", "-a", site.app).out()).contains("release command executing");
            assertThat(site.api().get(site.path("dynos/" + dyno)).path("size").asText())
                    .isEqualTo("Standard-2X");
            site.openGate();
            site.awaitDynos("work.1=up on v3");
        }
    }
}
