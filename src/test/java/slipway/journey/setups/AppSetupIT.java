package slipway.journey.setups;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;
import slipway.journey.Tarball;

/** A new app from a source with an app.json, from the request to its end, however that comes. */
class AppSetupIT {
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

    /** Deploys in a moment: there is nothing to build. */
    private static Tarball source(String manifest) {
        return new Tarball().file("Procfile", "work: exec sleep 1000000\n").file("app.json", manifest);
    }

    private static HttpResponse<String> ask(Tarball tarball, String more) {
        return Setups.ask(platform, api, tarball, more);
    }

    private static JsonNode begin(Tarball tarball, String more) {
        HttpResponse<String> answer = ask(tarball, more);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode setup = ApiClient.parse(answer.body());
        assertThat(setup.path("status").asText()).isEqualTo("pending");
        return setup;
    }

    private static JsonNode get(JsonNode setup) {
        return api.get("/app-setups/" + setup.path("id").asText());
    }

    private static JsonNode ended(JsonNode setup) {
        Platform.await(
                "the end of the setup",
                () -> !get(setup).path("status").asText().equals("pending"));
        return get(setup);
    }

    private static JsonNode failed(Tarball tarball, String more) {
        JsonNode setup = ended(begin(tarball, more));
        assertThat(setup.path("status").asText()).as(setup.toString()).isEqualTo("failed");
        return setup;
    }

    private static String app(JsonNode setup) {
        return setup.at("/app/name").asText();
    }

    private static Map<String, String> config(JsonNode setup) {
        return Setups.config(api, app(setup));
    }

    @Test
    void makesTheAppThatTheManifestDescribes() {
        String name = "set-up-" + UUID.randomUUID().toString().substring(0, 8);
        String manifest = """
                {
                  "env": {
                    "PLAIN": "as it is",
                    "OTHERWISE": {"value": "as declared"},
                    "GIVEN": {"description": "Somebody has to say.", "required": true},
                    "SECRET": {"generator": "secret"},
                    "OPTIONAL": {"required": false}
                  },
                  "buildpacks": [{"url": "heroku/jvm"}],
                  "stack": "heroku-24",
                  "formation": {"web": {"quantity": 2, "size": "standard-1x"}},
                  "scripts": {"postdeploy": "echo set up by $DYNO with $GIVEN; echo done >&2"},
                  "success_url": "/env"
                }
                """;
        Tarball tarball = new Tarball()
                .file("Procfile", "web: java $JAVA_OPTS -jar app.jar\n")
                .file("app.jar", Deploy.testAppJar())
                .file("app.json", manifest);
        JsonNode begun = begin(
                tarball,
                "\"app\":{\"name\":\"" + name + "\",\"region\":\"us\"},"
                        + "\"overrides\":{\"env\":{\"GIVEN\":\"by me\",\"OTHERWISE\":\"as I say\",\"MORE\":\"1\"}}");
        assertThat(app(begun)).isEqualTo(name);

        JsonNode setup = ended(begun);
        assertThat(setup.path("status").asText()).as(setup.toString()).isEqualTo("succeeded");
        assertThat(setup.path("failure_message").isNull()).isTrue();
        assertThat(setup.path("manifest_errors")).isEmpty();
        assertThat(setup.at("/build/status").asText()).isEqualTo("succeeded");
        assertThat(setup.path("resolved_success_url").asText())
                .isEqualTo("http://" + name + ".localhost:" + platform.port() + "/env");
        assertThat(setup.at("/postdeploy/exit_code").asInt(-1)).isZero();
        assertThat(setup.at("/postdeploy/output").asText()).matches("set up by postdeploy\\.\\d{4} with by me\ndone\n");
        assertThat(Deploy.follow(platform, setup.at("/build/output_stream_url").asText()))
                .contains("-----> Building on the Heroku-24 stack", "-----> Using buildpack: heroku/jvm");

        Map<String, String> config = config(setup);
        assertThat(config.remove("SECRET")).matches("[0-9a-f]{64}");
        assertThat(config)
                .isEqualTo(Map.of("PLAIN", "as it is", "OTHERWISE", "as I say", "GIVEN", "by me", "MORE", "1"));
        JsonNode web = api.get("/apps/" + name + "/formation/web");
        assertThat(web.path("quantity").asInt()).isEqualTo(2);
        assertThat(web.path("size").asText()).isEqualTo("Standard-1X");
        api.awaitDynos(name, "web.1=up", "web.2=up");
        assertThat(platform.visit(name, "/env").body()).contains("GIVEN=by me");
    }

    @Test
    void getsTheAddOnsThatTheManifestDemands() {
        JsonNode setup = ended(begin(source("{\"addons\":[\"heroku-postgresql:hobby-dev\"]}"), ""));
        assertThat(setup.path("status").asText()).as(setup.toString()).isEqualTo("succeeded");
        Platform.await("the database", () -> config(setup).containsKey("DATABASE_URL"));
        JsonNode addOn = api.get("/apps/" + app(setup) + "/addons").path(0);
        assertThat(addOn.at("/plan/name").asText()).isEqualTo("heroku-postgresql:free");
    }

    @Test
    void keepsWhatWasGivenSealedAndOnlyForAsLongAsItMust() throws Exception {
        Path gate = Files.createDirectory(platform.gates().resolve("sealed"));
        Tarball tarball =
                source("{\"scripts\":{\"postdeploy\":\"until [ -e " + gate + "/open ]; do sleep 0.1; done\"}}");
        JsonNode begun = begin(tarball, "\"overrides\":{\"env\":{\"TOKEN\":\"not-for-thieves\"}}");
        assertThat(PlatformDatabase.dump(platform, "app_setup")).doesNotContain("not-for-thieves");
        Platform.await(
                "the build to be asked for", () -> !get(begun).path("build").isNull());
        assertThat(PlatformDatabase.of(platform)
                        .texts("SELECT sealed_env FROM app_setup WHERE id = '"
                                + begun.path("id").asText() + "'"))
                .containsExactly((String) null);
        Files.createFile(gate.resolve("open"));
        assertThat(ended(begun).path("status").asText()).isEqualTo("succeeded");
        assertThat(config(begun)).isEqualTo(Map.of("TOKEN", "not-for-thieves"));
        assertThat(platform.output()).doesNotContain("not-for-thieves");
    }

    @Nested
    class IsRefusedAtOnce {
        @Test
        void withANameThatDoesNotDo() {
            String taken = api.createApp();
            for (String name : new String[] {"No Name", taken}) {
                HttpResponse<String> answer = ask(source("{}"), "\"app\":{\"name\":\"" + name + "\"}");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
                assertThat(ApiClient.parse(answer.body()).path("id").asText()).isEqualTo("invalid_params");
            }
        }

        @Test
        void withAConfigVarThatNobodyCanHave() {
            int apps = api.apps().size();
            assertThat(ask(source("{}"), "\"overrides\":{\"env\":{\"HEROKU_X\":\"1\"}}")
                            .statusCode())
                    .isEqualTo(422);
            assertThat(api.apps()).hasSize(apps);
        }
    }

    @Nested
    class Fails {
        @Test
        void withoutAManifest() {
            JsonNode setup = failed(new Tarball().file("Procfile", "work: true\n"), "");
            assertThat(setup.path("failure_message").asText()).startsWith("app.json not found");
            assertThat(setup.path("build").isNull()).isTrue();
        }

        @Test
        void withAManifestThatDoesNotDo() {
            JsonNode setup = failed(source("{\"name\":1,\"scripts\":[]}"), "");
            assertThat(setup.path("failure_message").asText()).isEqualTo("invalid app.json");
            assertThat(setup.path("manifest_errors").toString())
                    .isEqualTo("[\"name must be a text\",\"scripts must be an object\"]");
        }

        @Test
        void withoutAVarThatSomebodyMustGive() {
            JsonNode setup = failed(source("{\"env\":{\"A\":{},\"B\":{\"required\":true},\"C\":\"3\"}}"), "");
            assertThat(setup.path("failure_message").asText()).isEqualTo("invalid app.json");
            assertThat(setup.path("manifest_errors").toString())
                    .isEqualTo("[\"config var A is required\",\"config var B is required\"]");
            assertThat(config(setup)).isEmpty();
        }

        @Test
        void forWantOfAnAddOn() {
            JsonNode setup = failed(source("{\"addons\":[\"mongolab:sandbox\"]}"), "");
            assertThat(setup.path("failure_message").asText())
                    .contains("mongolab:sandbox", "Couldn't find either the add-on service or the add-on plan");
        }

        @Test
        void withItsBuild() {
            JsonNode setup = failed(new Tarball().file("app.json", "{}").file("README", "nothing to run"), "");
            assertThat(setup.path("failure_message").asText()).startsWith("build failed");
            assertThat(setup.at("/build/status").asText()).isEqualTo("failed");
        }

        @Test
        void withAProcessTypeThatTheReleaseDoesNotHave() {
            JsonNode setup = failed(source("{\"formation\":{\"cook\":{\"quantity\":1}}}"), "");
            assertThat(setup.path("failure_message").asText()).contains("cook");
        }

        @Test
        void withItsScript() {
            JsonNode setup = failed(source("{\"scripts\":{\"postdeploy\":\"echo oh no; exit 7\"}}"), "");
            assertThat(setup.path("failure_message").asText()).isEqualTo("postdeploy exit code was not 0");
            assertThat(setup.at("/postdeploy/exit_code").asInt()).isEqualTo(7);
            assertThat(setup.at("/postdeploy/output").asText()).isEqualTo("oh no\n");
        }
    }

    @Test
    void takesAnArchiveWithEverythingInOneFolder() {
        Tarball tarball = new Tarball()
                .file("site-main/Procfile", "work: exec sleep 1000000\n")
                .file("site-main/app.json", "{\"formation\":{\"work\":{\"quantity\":1}}}");
        JsonNode setup = ended(begin(tarball, ""));
        assertThat(setup.path("status").asText()).as(setup.toString()).isEqualTo("succeeded");
        api.awaitDynos(app(setup), "work.1=up");
    }

    @Test
    void isNotForStrangers() {
        JsonNode setup = begin(source("{}"), "");
        HttpResponse<String> answer = Person.added(platform)
                .api()
                .send("GET", "/app-setups/" + setup.path("id").asText(), "");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(ApiClient.parse(answer.body()).path("resource").asText()).isEqualTo("app-setup");
        ended(setup);
    }

    @Nested
    class OutlivesThePlatform {
        private void killAndStartAgain() {
            platform.kill();
            platform.launch();
            platform.awaitReady();
        }

        @Test
        void whileItsScriptRuns() throws Exception {
            Path gate = Files.createDirectory(platform.gates().resolve("script"));
            String script = "echo before; until [ -e %s/open ]; do sleep 0.1; done; echo after".formatted(gate);
            JsonNode setup = begin(source("{\"scripts\":{\"postdeploy\":\"" + script + "\"}}"), "");
            String app = setup.at("/app/id").asText();
            Platform.await(
                    "the script to begin",
                    () -> api.get("/apps/" + app + "/dynos")
                            .at("/0/state")
                            .asText()
                            .equals("up"));
            killAndStartAgain();
            assertThat(get(setup).path("status").asText()).isEqualTo("pending");
            Files.createFile(gate.resolve("open"));
            JsonNode ended = ended(setup);
            assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo("succeeded");
            assertThat(ended.at("/postdeploy/output").asText()).isEqualTo("before\nafter\n");
        }

        @Test
        void rightAfterItWasAskedFor() {
            JsonNode setup =
                    begin(source("{\"env\":{\"A\":{}}}"), "\"overrides\":{\"env\":{\"A\":\"kept over the kill\"}}");
            killAndStartAgain();
            JsonNode ended = ended(setup);
            assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo("succeeded");
            assertThat(config(setup)).isEqualTo(Map.of("A", "kept over the kill"));
        }

        @Test
        void whoseScriptWasLostFails() {
            JsonNode setup = begin(source("{\"scripts\":{\"postdeploy\":\"exec sleep 1000000\"}}"), "");
            String app = app(setup);
            Platform.await("the script to run", () -> api.dynos(app).toString().contains("=up"));
            platform.kill();
            PlatformDatabase.of(platform)
                    .update("DELETE FROM dyno WHERE app_id = (SELECT id FROM app WHERE name = '" + app + "')");
            platform.launch();
            platform.awaitReady();
            assertThat(ended(setup).path("failure_message").asText())
                    .isEqualTo("the postdeploy script was stopped before it ended");
        }
    }
}
