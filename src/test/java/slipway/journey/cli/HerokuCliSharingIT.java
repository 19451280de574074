package slipway.journey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import slipway.journey.Deploy;
import slipway.journey.HerokuCli;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.journey.Program;

/** The official CLI where more than one person has to do with an app, and where features are turned. */
@EnabledIf("slipway.journey.HerokuCli#isInstalled")
class HerokuCliSharingIT extends CliOnAnApp {
    private static Person friend;

    @BeforeAll
    static void befriend() {
        friend = Person.added(PLATFORM);
    }

    private Program.Ended friendsHeroku(String... arguments) {
        return HerokuCli.withToken(PLATFORM, home, friend.api().token()).run(arguments);
    }

    @Nested
    class Access {
        @Test
        void isGivenListedAndTaken() {
            assertThat(heroku("access:add", friend.email(), "-a", app).err())
                    .contains("Adding " + friend.email() + " access to the app " + app + "... done");
            assertThat(heroku("access", "-a", app).out())
                    .containsPattern(friend.email() + " +collaborator +deploy, operate, view")
                    .containsPattern(Platform.OPERATOR + " +owner");
            assertThat(heroku("access", "-a", app, "--json").json()).hasSize(2);
            assertThat(friendsHeroku("apps").out()).contains(app);
            assertThat(heroku("access:remove", friend.email(), "-a", app).err())
                    .contains("Removing " + friend.email() + " access from the app " + app + "... done");
            assertThat(friendsHeroku("apps:info", "-a", app).err()).contains("Couldn't find that app.");
        }

        @Test
        void isGivenBackByLeaving() {
            heroku("access:add", friend.email(), "-a", app);
            assertThat(friendsHeroku("apps:leave", "-a", app).err()).contains("Leaving " + app + "... done");
            assertThat(friendsHeroku("apps").out()).doesNotContain(app);
        }

        @Test
        void isRefusedToWhoMayNotManage() {
            heroku("access:add", friend.email(), "-a", app);
            Program.Ended destroy = friendsHeroku("apps:destroy", "-a", app, "--confirm", app);
            assertThat(destroy.complaint()).contains("You need the manage permission");
            assertThat(destroy.status()).isNotZero();
        }
    }

    @Test
    void locksAndUnlocks() {
        assertThat(heroku("apps:lock", "-a", app).err()).contains("Locking " + app + "... done");
        assertThat(heroku("apps:lock", "-a", app).err()).contains("This app is already locked.");
        assertThat(heroku("access:add", friend.email(), "-a", app).err()).contains("is locked");
        assertThat(heroku("apps:unlock", "-a", app).err()).contains("Unlocking " + app + "... done");
    }

    @Test
    void offersAnAppToSomebody() {
        assertThat(heroku("apps:transfer", friend.email(), "-a", app).err())
                .contains("Initiating transfer of " + app + " to " + friend.email() + "... email sent");
        API.delete("/account/app-transfers/" + app);
    }

    @Nested
    class Features {
        @Test
        void ofAnAppAreListedAndTurned() {
            assertThat(heroku("features", "-a", app).out())
                    .contains("=== App Features " + app)
                    .contains("[+] runtime-dyno-metadata");
            assertThat(heroku("features:disable", "runtime-dyno-metadata", "-a", app)
                            .err())
                    .contains("Disabling runtime-dyno-metadata for " + app + "... done");
            assertThat(heroku("features", "-a", app).out()).contains("[ ] runtime-dyno-metadata");
            assertThat(heroku("features:enable", "runtime-dyno-metadata", "-a", app)
                            .err())
                    .contains("Enabling runtime-dyno-metadata for " + app + "... done");
            assertThat(heroku("features:info", "runtime-dyno-metadata", "-a", app)
                            .out())
                    .contains("=== runtime-dyno-metadata");
            assertThat(heroku("features", "-a", app, "--json").json().elements())
                    .toIterable()
                    .contains(API.get("/apps/" + app + "/features/runtime-dyno-metadata"));
            assertThat(heroku("labs", "-a", app).out()).contains("[ ] log-runtime-metrics");
            assertThat(heroku("features:info", "runtime-dyno-metadata", "-a", app, "--json")
                            .json())
                    .isEqualTo(API.get("/apps/" + app + "/features/runtime-dyno-metadata"));
        }

        @Test
        void ofTheAccountAreListedAndTurned() {
            assertThat(friendsHeroku("labs").out())
                    .contains("=== User Features " + friend.email())
                    .contains("[ ] single-session");
            assertThat(friendsHeroku("labs:enable", "single-session").err()).contains("Enabling single-session");
            assertThat(friendsHeroku("labs").out()).contains("[+] single-session");
            assertThat(friendsHeroku("labs", "--json").json().path("user"))
                    .isEqualTo(friend.api().get("/account/features"));
            assertThat(friendsHeroku("labs:info", "single-session", "--json")
                            .json()
                            .path("enabled")
                            .asBoolean())
                    .isTrue();
            friendsHeroku("labs:disable", "single-session");
        }
    }

    @Test
    void stopsDynosWhichThenComeBack() {
        Deploy.testApp(PLATFORM, API, app, "");
        API.awaitDynos(app, "web.1=up");
        String before = API.get("/apps/" + app + "/dynos/web.1").path("id").asText();
        assertThat(heroku("ps:stop", "--dyno-name", "web.1", "-a", app).err())
                .contains("Stopping dyno web.1 on " + app + "... done");
        Platform.await(
                "another web.1",
                () -> !API.get("/apps/" + app + "/dynos/web.1")
                        .path("id")
                        .asText()
                        .equals(before));
        assertThat(heroku("ps:stop", "--process-type", "web", "-a", app).err()).contains("... done");
        assertThat(heroku("ps:restart", "--process-type", "web", "-a", app).err())
                .contains("Restarting all web dynos on " + app + "... done");
    }

    @Test
    void saysThatNothingIsMeteredYet() {
        assertThat(heroku("usage:addons", "-a", app).out()).contains("No usage found for app " + app);
    }
}
