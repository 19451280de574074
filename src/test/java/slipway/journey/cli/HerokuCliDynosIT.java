package slipway.journey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import slipway.journey.Deploy;
import slipway.journey.HerokuCli;
import slipway.journey.Platform;
import slipway.journey.Program;

/** The official CLI on an app that runs: its dynos and its log, judged by what the CLI prints. */
@EnabledIf("slipway.journey.HerokuCli#isInstalled")
class HerokuCliDynosIT extends CliOnAnApp {

    @BeforeEach
    void deploy() {
        Deploy.testApp(PLATFORM, API, app, "");
        API.awaitDynos(app, "web.1=up");
    }

    @Nested
    class WithDynos {
        @Test
        void listsThemWithStateAndCommand() {
            assertThat(heroku("ps", "-a", app).out())
                    .contains("=== web (Free): java $JAVA_OPTS -jar app.jar")
                    .contains("web.1: up ");
        }

        @Test
        void scalesToTheGivenQuantity() {
            assertThat(heroku("ps:scale", "web=2:standard-1x", "-a", app).err())
                    .contains("Scaling dynos... done, now running web at 2:Standard-1X");
            API.awaitDynos(app, "web.1=up", "web.2=up");
            assertThat(heroku("ps", "-a", app).out()).contains("web.1: up ", "web.2: up ");
        }

        @Test
        void listsThemAsJson() {
            assertThat(heroku("ps", "-a", app, "--json").json()).isEqualTo(API.get("/apps/" + app + "/dynos"));
        }

        @Test
        void listsAndChangesTheirQuantitiesAndSizes() {
            assertThat(heroku("ps:scale", "-a", app).out()).isEqualTo("web=1:Free worker=0:Free\n");
            assertThat(heroku("ps:scale", "web=1:free", "worker+1:basic", "-a", app)
                            .complaint())
                    .contains("Cannot mix these dyno sizes in one app: web on Free, worker on Basic.");
            assertThat(heroku("ps:scale", "web=2", "-a", app).complaint())
                    .contains("Cannot update to more than 1 Free size dyno per process type (web).")
                    .contains("ps:scale web=2:Standard-1X");
            assertThat(heroku("ps:type", "basic", "-a", app).out()).containsPattern("web +Basic +1 +~\\$0.010 +\\$7");
            assertThat(heroku("ps:scale", "worker=1:standard-2x", "-a", app).err())
                    .contains("now running worker at 1:Standard-2X");
            assertThat(heroku("ps:type", "-a", app).out())
                    .containsPattern("web +Standard-2X +1 +~\\$0.069 +\\$50")
                    .containsPattern("worker +Standard-2X +1 +~\\$0.069 +\\$50");
            assertThat(heroku("ps:type", "web=standard-1x", "-a", app).out())
                    .contains("Process Types", "Dyno Totals")
                    .containsPattern("web +Standard-1X +1 +~\\$0.035 +\\$25");
        }

        @Test
        void waitsForThoseOfTheNewestRelease() {
            API.patch("/apps/" + app + "/config-vars", "{\"A\":\"1\"}");
            assertThat(heroku("ps:wait", "-a", app).status()).isZero();
            assertThat(API.get("/apps/" + app + "/dynos").findValuesAsText("version"))
                    .containsOnly("3");
        }

        @Test
        void restartsAndStopsOne() {
            assertThat(heroku("ps:restart", "--dyno-name", "web.1", "-a", app).err())
                    .contains("Restarting dyno web.1 on " + app + "... done");
            Platform.await("a second start in the log", () -> starts() == 2);
            assertThat(heroku("ps:stop", "--dyno-name", "web.9", "-a", app).complaint())
                    .contains("Couldn't find that dyno.");
        }

        @Test
        void refusesToScaleATypeThatIsNotThere() {
            Program.Ended scale = heroku("ps:scale", "clock=1", "-a", app);
            assertThat(scale.err()).contains("Couldn't find that process type (clock).");
            assertThat(scale.status()).isNotZero();
        }

        @Test
        void restartsThemAll() {
            assertThat(heroku("ps:restart", "-a", app).err()).contains("Restarting all dynos on " + app + "... done");
            Platform.await("a second start in the log", () -> starts() == 2);
        }

        private long starts() {
            return API.log(app).stream()
                    .filter(line -> line.endsWith("app[web.1]: Test app [] in web.1"))
                    .count();
        }
    }

    @Nested
    class WithALog {
        @Test
        void printsWhatAppAndPlatformWrote() {
            API.awaitLog(app, "Test app [] in web.1");
            assertThat(heroku("logs", "-a", app).out())
                    .contains(" app[web.1]: Test app [] in web.1")
                    .contains(" heroku[web.1]: State changed from starting to up")
                    .contains(" app[api]: Release v2 created by user " + Platform.OPERATOR);
        }

        @Test
        void printsOnlyWhatIsAskedFor() {
            API.awaitLog(app, "State changed from starting to up");
            assertThat(heroku("logs", "-n", "2", "-a", app).out().lines()).hasSize(2);
            assertThat(heroku("logs", "--source", "app", "-a", app).out())
                    .contains(" app[web.1]: ")
                    .doesNotContain(" heroku[");
            assertThat(heroku("logs", "--dyno-name", "web.1", "-a", app).out())
                    .contains(" heroku[web.1]: ")
                    .doesNotContain(" app[api]: ");
            assertThat(heroku("logs", "--process-type", "worker", "-a", app).out())
                    .doesNotContain("web.1");
        }

        @Test
        void followsIt() {
            try (Program tail = tail()) {
                tail.awaitOutput("Release v2 created");
                PLATFORM.visit(app, "/say?written-after-the-tail-began");
                tail.awaitOutput("app[web.1]: written-after-the-tail-began");
            }
        }

        @Test
        void stopsFollowingItWhenInterrupted() {
            try (Program tail = tail()) {
                tail.awaitOutput("Release v2 created");
                Program.Ended ended = tail.interrupt();
                assertThat(ended.err()).doesNotContain("Error");
                assertThat(ended.status()).isEqualTo(130);
            }
        }

        private Program tail() {
            return HerokuCli.withToken(PLATFORM, home, API.token()).start("logs", "--tail", "-a", app);
        }
    }
}
