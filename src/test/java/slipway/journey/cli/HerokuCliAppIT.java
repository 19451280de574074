package slipway.journey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import slipway.journey.Platform;
import slipway.journey.Program;

/** The official CLI on what an app is: its name, address, stack and maintenance, as text and as JSON. */
@EnabledIf("slipway.journey.HerokuCli#isInstalled")
class HerokuCliAppIT extends CliOnAnApp {
    private final String made = "made-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void delete() {
        API.send("DELETE", "/apps/" + made, "");
    }

    private static String url(String name) {
        return "http://" + name + ".localhost:" + PLATFORM.port() + "/";
    }

    @Nested
    class IsCreated {
        @Test
        void withStackAndBuildpack() {
            Program.Ended create = heroku("create", made, "--stack", "heroku-24", "--buildpack", "heroku/jvm");
            assertThat(create.err())
                    .contains("Creating " + made + "... done, stack is heroku-24")
                    .contains("Setting buildpack to heroku/jvm... done");
            assertThat(create.out()).contains(url(made));
            assertThat(API.get("/apps/" + made + "/buildpack-installations")
                            .path(0)
                            .at("/buildpack/name")
                            .asText())
                    .isEqualTo("heroku/jvm");
        }

        @Test
        void andPrintedAsJson() {
            JsonNode printed = heroku("create", made, "--json").json();
            assertThat(printed.path("name").asText()).isEqualTo(made);
            assertThat(printed.path("web_url").asText()).isEqualTo(url(made));
        }

        @Test
        void notOnAStackThatIsNotThere() {
            Program.Ended create = heroku("create", made, "--stack", "cedar-14");
            assertThat(create.complaint()).contains("\"cedar-14\" is not a stack here");
            assertThat(create.status()).isNotZero();
            assertThat(API.apps()).doesNotContain(made);
        }
    }

    @Nested
    class IsShown {
        @Test
        void inTheListAsJson() {
            assertThat(heroku("apps", "--json").json().findValuesAsText("name")).contains(app);
        }

        @Test
        void inDetailAsJson() {
            JsonNode info = heroku("apps:info", "-a", app, "--json").json();
            assertThat(info.path("app")).isEqualTo(API.get("/apps/" + app));
            assertThat(info.path("dynos")).isEmpty();
            assertThat(info.at("/collaborators/0/role").asText()).isEqualTo("owner");
        }

        @Test
        void inDetailForShells() {
            assertThat(heroku("apps:info", "-a", app, "--shell").out())
                    .contains("web_url=" + url(app) + "\n")
                    .contains("owner=" + Platform.OPERATOR + "\n");
        }

        @Test
        void inTheBrowser() {
            assertThat(heroku("apps:open", "docs", "-a", app).out()
                            + heroku("apps:open", "-a", app).out())
                    .contains("Opening " + url(app) + "docs...", "Opening " + url(app) + "...");
        }
    }

    @Test
    void isRenamedWithItsAddress() {
        Program.Ended rename = heroku("apps:rename", made, "-a", app);
        assertThat(rename.err()).contains("Renaming " + app + " to " + made + "... done");
        assertThat(rename.out()).contains(url(made));
        assertThat(heroku("apps:info", "-a", app).err()).contains("Couldn't find that app.");
    }

    @Test
    void goesIntoMaintenanceAndBack() {
        assertThat(heroku("maintenance", "-a", app).out()).isEqualTo("off\n");
        assertThat(heroku("maintenance:on", "-a", app).err())
                .contains("Enabling maintenance mode for " + app + "... done");
        assertThat(heroku("maintenance", "-a", app).out()).isEqualTo("on\n");
        assertThat(PLATFORM.visit(app, "/").statusCode()).isEqualTo(503);
        assertThat(heroku("maintenance:off", "-a", app).err())
                .contains("Disabling maintenance mode for " + app + "... done");
        assertThat(API.get("/apps/" + app).path("maintenance").asBoolean()).isFalse();
    }

    @Nested
    class TheStack {
        @Test
        void isListedAndChosen() {
            assertThat(heroku("apps:stacks", "-a", app).out().lines())
                    .contains("=== " + app + " Available Stacks", "* heroku-26", "  heroku-24");
            assertThat(heroku("apps:stacks:set", "heroku-24", "-a", app).err())
                    .contains("Setting stack to heroku-24... done");
            assertThat(API.get("/apps/" + app).at("/build_stack/name").asText()).isEqualTo("heroku-24");
        }

        @Test
        void isRefusedWhereItIsNotThere() {
            Program.Ended set = heroku("apps:stacks:set", "cnb", "-a", app);
            assertThat(set.complaint()).contains("\"cnb\" is not a stack here");
            assertThat(set.status()).isNotZero();
        }
    }

    @Test
    void becomesTheRemoteOfARepository() throws IOException {
        git("init", "-q");
        assertThat(heroku("git:remote", "-a", app).out()).contains("/" + app + ".git");
        assertThat(Files.readString(home.resolve(".git/config"))).contains("[remote \"heroku\"]", "/" + app + ".git");
    }

    private void git(String... arguments) {
        List<String> command = new java.util.ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try (Program git =
                Program.start(home, Map.of("HOME", home.toString(), "PATH", System.getenv("PATH")), command)) {
            assertThat(git.end().status()).isZero();
        }
    }

    @Test
    void livesInARegionThatIsListed() {
        assertThat(heroku("regions").out()).containsPattern("us +This Slipway +Common Runtime");
        assertThat(heroku("regions", "--json").json()).isEqualTo(API.get("/regions"));
    }

    @Test
    void saysWhatOfHerokuIsNotBuilt() {
        Program.Ended clients = heroku("clients");
        assertThat(clients.complaint())
                .contains("GET /oauth/clients is a part of the Platform API that Slipway has not built");
        assertThat(clients.status()).isEqualTo(2);
    }
}
