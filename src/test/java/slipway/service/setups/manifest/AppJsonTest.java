package slipway.service.setups.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.model.dynos.TestSizes;
import slipway.model.setups.EnvVar;
import slipway.model.setups.FormationWish;
import slipway.model.setups.Manifest;
import slipway.model.setups.Postdeploy;

/** Every shape that an app.json may have, and what is said of those that it may not. */
class AppJsonTest {
    private static Manifest parse(String json) {
        try {
            return AppJson.parse(json, TestSizes::require);
        } catch (SetupFailedException e) {
            throw new AssertionError(e.manifestErrors().toString(), e);
        }
    }

    private static List<String> errors(String json) {
        SetupFailedException refusal =
                catchThrowableOfType(SetupFailedException.class, () -> AppJson.parse(json, TestSizes::require));
        assertThat(refusal).as(json).hasMessage("invalid app.json");
        return refusal.manifestErrors();
    }

    @Test
    void readsTheExampleOfHerokusDocumentation() {
        Manifest manifest = parse("""
                {
                  "name": "Small Sharp Tool",
                  "description": "This app does one little thing, and does it well.",
                  "keywords": ["productivity", "HTML5", "scalpel"],
                  "website": "https://small-sharp-tool.com/",
                  "repository": "https://github.com/jane-doe/small-sharp-tool",
                  "logo": "https://small-sharp-tool.com/logo.svg",
                  "success_url": "/welcome",
                  "scripts": {"postdeploy": "bundle exec rake bootstrap"},
                  "env": {
                    "SECRET_TOKEN": {"description": "A secret key for verifying cookies.", "generator": "secret"},
                    "WEB_CONCURRENCY": {"description": "The number of processes to run.", "value": "5"}
                  },
                  "formation": {"web": {"quantity": 1, "size": "standard-1x"}},
                  "image": "heroku/ruby",
                  "addons": ["openredis", {"plan": "mongolab:shared-single-small", "as": "MONGO"}],
                  "buildpacks": [{"url": "https://github.com/heroku/heroku-buildpack-java"}],
                  "stack": "heroku-24",
                  "environments": {"test": {"scripts": {"test": "bundle exec rake test"}}}
                }
                """);
        assertThat(manifest.about().name()).contains("Small Sharp Tool");
        assertThat(manifest.about().website()).contains("https://small-sharp-tool.com/");
        assertThat(manifest.successUrl()).contains("/welcome");
        assertThat(manifest.postdeploy()).contains(new Postdeploy("bundle exec rake bootstrap", Optional.empty()));
        assertThat(manifest.env())
                .containsExactly(
                        new EnvVar(
                                "SECRET_TOKEN",
                                Optional.of("A secret key for verifying cookies."),
                                Optional.empty(),
                                true,
                                true),
                        new EnvVar(
                                "WEB_CONCURRENCY",
                                Optional.of("The number of processes to run."),
                                Optional.of("5"),
                                true,
                                false));
        assertThat(manifest.formation())
                .containsExactly(new FormationWish("web", Optional.of(1), Optional.of("standard-1x")));
        assertThat(manifest.addOns()).containsExactly("openredis", "mongolab:shared-single-small");
        assertThat(manifest.buildpacks()).containsExactly("https://github.com/heroku/heroku-buildpack-java");
        assertThat(manifest.stack()).contains("heroku-24");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "\uFEFF{}", " {\"nothing known\": [1, {}]}\n", "{\"name\": null, \"env\": null}"})
    void needsNothing(String json) {
        Manifest manifest = parse(json);
        assertThat(manifest.env()).isEmpty();
        assertThat(manifest.postdeploy()).isEmpty();
        assertThat(manifest.about().name()).isEmpty();
    }

    @Test
    void takesAVarAsATextOrAnObject() {
        Manifest manifest = parse("{\"env\":{\"A\":\"1\",\"B\":{\"value\":\"2\",\"required\":false},\"C\":{}}}");
        assertThat(manifest.env())
                .extracting(EnvVar::name, EnvVar::value, EnvVar::required)
                .containsExactly(
                        tuple("A", Optional.of("1"), true),
                        tuple("B", Optional.of("2"), false),
                        tuple("C", Optional.empty(), true));
    }

    @Test
    void takesAScriptWithTheSizeOfItsDyno() {
        assertThat(parse("{\"scripts\":{\"postdeploy\":{\"command\":\"setup\",\"size\":\"hobby\"}}}")
                        .postdeploy())
                .contains(new Postdeploy("setup", Optional.of("Basic")));
    }

    @Nested
    class ThatDoesNotDo {
        @ParameterizedTest
        @ValueSource(strings = {"", "{", "{]", "{} {}", "nothing", "{\"a\":1,\"a\":2}"})
        void isNoJson(String text) {
            assertThat(errors(text)).singleElement().asString().startsWith("app.json");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[]", "1", "null", "\"text\""})
        void isNoObject(String text) {
            assertThat(errors(text)).containsExactly("app.json must be a JSON object");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{\"name\":1}                                | name must be a text",
                    "{\"website\":\"javascript:alert(1)\"}       | website must be an http or https URL",
                    "{\"success_url\":\"javascript:alert(1)\"}   | success_url must be an http or https URL",
                    "{\"success_url\":\"//example.com\"}         | success_url must be an http or https URL",
                    "{\"env\":[]}                                | env must be an object",
                    "{\"env\":{\"A\":1}}                         | env.A must be a text or an object",
                    "{\"env\":{\"A\":{\"value\":1}}}             | env.A.value must be a text",
                    "{\"env\":{\"A\":{\"required\":\"no\"}}}     | env.A.required must be true or false",
                    "{\"env\":{\"A\":{\"generator\":\"dice\"}}}  | env.A.generator must be \"secret\"",
                    "{\"addons\":{}}                             | addons must be a list",
                    "{\"addons\":[\"a\",{\"as\":\"B\"}]}         | addons[1] must be a plan such as \"heroku-postgresql:mini\", or an object with one",
                    "{\"buildpacks\":[\"x\"]}                    | buildpacks[0].url is missing",
                    "{\"formation\":{\"web\":1}}                 | formation.web must be an object",
                    "{\"formation\":{\"a b\":{}}}                | formation.a b is no process type",
                    "{\"formation\":{\"web\":{\"quantity\":-1}}} | formation.web.quantity must be a whole number, 0 or more",
                    "{\"formation\":{\"web\":{\"quantity\":101}}} | formation.web.quantity must not be more than 100",
                    "{\"scripts\":\"run\"}                       | scripts must be an object",
                    "{\"scripts\":{\"postdeploy\":[\"run\"]}}    | scripts.postdeploy must be a text",
                    "{\"environments\":[]}                       | environments must be an object",
                    "{\"stack\":\"cedar\"}                       | stack: \"cedar\" is not a stack here; there are heroku-26, heroku-24."
                })
        void isNamedByItsField(String json, String error) {
            assertThat(errors(json)).containsExactly(error);
        }

        @Test
        void isNamedWithEverythingThatIsWrong() {
            assertThat(errors("{\"name\":1,\"addons\":{},\"scripts\":[]}")).hasSize(3);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"env\":{\"HEROKU_KEY\":\"1\"}}",
                    "{\"env\":{\"A-B\":\"1\"}}",
                    "{\"buildpacks\":[{\"url\":\"ftp://example.com/other.tgz\"}]}",
                    "{\"formation\":{\"web\":{\"size\":\"giant\"}}}"
                })
        void asksForWhatNobodyCanHave(String json) {
            assertThat(errors(json)).hasSize(1);
        }
    }
}
