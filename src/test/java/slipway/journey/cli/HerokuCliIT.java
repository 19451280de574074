package slipway.journey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import slipway.journey.ApiClient;
import slipway.journey.HerokuCli;
import slipway.journey.Platform;
import slipway.journey.Program;

/** The official CLI's everyday commands, judged by what they print. */
@EnabledIf("slipway.journey.HerokuCli#isInstalled")
class HerokuCliIT {
    private static Platform platform;
    private static ApiClient api;

    @TempDir
    Path home;

    @BeforeAll
    static void start() {
        platform = Platform.shared();
        api = platform.api();
    }

    private HerokuCli cli() {
        return HerokuCli.withToken(platform, home, api.token());
    }

    @Nested
    class WhenLoggingIn {
        @Test
        void acceptsEmailAndPassword() {
            Program.Ended login = HerokuCli.signedOut(platform, home).login(Platform.OPERATOR, Platform.PASSWORD);
            assertThat(login.out()).contains("Logged in as " + Platform.OPERATOR);
            assertThat(login.status()).isZero();
        }

        @Test
        void staysLoggedInForLaterCommands() {
            HerokuCli cli = HerokuCli.signedOut(platform, home);
            cli.login(Platform.OPERATOR, Platform.PASSWORD);
            assertThat(cli.run("auth:whoami").out()).isEqualTo(Platform.OPERATOR + "\n");
        }

        @Test
        void refusesAWrongPassword() {
            Program.Ended login = HerokuCli.signedOut(platform, home).login(Platform.OPERATOR, "wrong");
            assertThat(login.out()).contains("Invalid credentials provided.").doesNotContain("Logged in");
            assertThat(login.status()).isNotZero();
        }

        @Test
        void knowsNobodyBefore() {
            Program.Ended whoami = HerokuCli.signedOut(platform, home).run("auth:whoami");
            assertThat(whoami.err()).contains("not logged in");
            assertThat(whoami.status()).isNotZero();
        }
    }

    @Nested
    class WhenCreatingAnApp {
        private final String name = "cli-" + UUID.randomUUID().toString().substring(0, 8);

        @AfterEach
        void delete() {
            api.send("DELETE", "/apps/" + name, "");
        }

        @Test
        void printsWhereItAnswers() {
            Program.Ended create = cli().run("create", name);
            assertThat(create.err()).contains("Creating " + name + "... done");
            assertThat(create.out()).startsWith("http://" + name + ".localhost:" + platform.port() + "/ | https://");
        }

        @Test
        void refusesANameThatIsTaken() {
            cli().run("create", name);
            Program.Ended again = cli().run("create", name);
            assertThat(again.err()).contains("Name " + name + " is already taken");
            assertThat(again.status()).isNotZero();
        }
    }

    @Nested
    class WithAnEmptyApp {
        private String app;

        @BeforeEach
        void create() {
            app = api.createApp();
        }

        @AfterEach
        void delete() {
            api.send("DELETE", "/apps/" + app, "");
        }

        @Test
        void listsIt() {
            assertThat(cli().run("apps").out().lines()).contains("=== " + Platform.OPERATOR + " Apps", app);
        }

        @Test
        void showsWhatIsKnownOfIt() {
            assertThat(cli().run("apps:info", "-a", app).out())
                    .contains("=== " + app)
                    .containsPattern("Web URL: +http://" + app + "\\.localhost:" + platform.port() + "/")
                    .containsPattern("Owner: +" + Platform.OPERATOR);
        }

        @Test
        void hasNoDynos() {
            assertThat(cli().run("ps", "-a", app).out()).endsWith("No dynos on " + app + "\n");
        }

        @Test
        void setsConfigVarsInANewRelease() {
            Program.Ended set = cli().run("config:set", "A=1", "B=two words", "-a", app);
            assertThat(set.err()).contains("Setting A, B and restarting " + app + "... done, v2");
            assertThat(set.out().lines()).containsExactly("A: 1", "B: two words");
        }

        @Test
        void listsConfigVars() {
            cli().run("config:set", "A=1", "B=two words", "-a", app);
            assertThat(cli().run("config", "-a", app).out().lines())
                    .contains("=== " + app + " Config Vars", "A: 1", "B: two words");
        }

        @Test
        void unsetsAConfigVarInANewRelease() {
            cli().run("config:set", "A=1", "-a", app);
            assertThat(cli().run("config:unset", "A", "-a", app).err())
                    .contains("Unsetting A and restarting " + app + "... done, v3");
            assertThat(cli().run("config", "-a", app).out()).doesNotContain("A:");
        }

        @Test
        void destroysItWhenConfirmed() {
            assertThat(cli().run("apps:destroy", "-a", app, "--confirm", app).err())
                    .contains("Destroying " + app + " (including all add-ons)... done");
            assertThat(cli().run("apps:info", "-a", app).err()).contains("Couldn't find that app.");
        }

        @Test
        void keepsItWhenAnotherNameIsConfirmed() {
            assertThat(cli().run("apps:destroy", "-a", app, "--confirm", "other")
                            .err())
                    .contains("Confirmation other did not match " + app + ". Aborted.");
            assertThat(api.apps()).contains(app);
        }
    }
}
