package slipway.journey.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.journey.ApiClient;
import slipway.journey.HerokuCli;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;
import slipway.journey.Program;

/** Tokens: made for a purpose, described, renewed, revoked, by API and CLI. */
class AuthorizationsIT {
    private static final String PATH = "/oauth/authorizations";
    private static final Platform PLATFORM = Platform.shared();

    private final Person person = Person.added(PLATFORM);
    private final ApiClient api = person.api();

    private static String token(JsonNode authorization) {
        return authorization.path("access_token").path("token").asText();
    }

    private static String id(JsonNode authorization) {
        return authorization.path("id").asText();
    }

    private JsonNode made(String body) {
        HttpResponse<String> made = api.send("POST", PATH, body);
        assertThat(made.statusCode()).isEqualTo(201);
        return ApiClient.parse(made.body());
    }

    private int status(String token) {
        return api.as("Bearer " + token).send("GET", "/account", "").statusCode();
    }

    @Nested
    class WhenMade {
        @Test
        void saysWhatItIsGoodForAndForHowLong() {
            JsonNode made =
                    made("{\"description\":\"deploys\",\"scope\":[\"write\",\"identity\"],\"expires_in\":3600}");
            assertThat(made.path("description").asText()).isEqualTo("deploys");
            assertThat(made.path("scope").toString()).isEqualTo("[\"identity\",\"write\"]");
            assertThat(made.path("access_token").path("expires_in").asLong()).isBetween(3500L, 3600L);
            assertThat(made.path("user").path("email").asText()).isEqualTo(person.email());
            assertThat(status(token(made))).isEqualTo(200);
        }

        @Test
        void takesItsLifetimeAsATextToo() {
            assertThat(made("{\"expires_in\":\"60\"}")
                            .path("access_token")
                            .path("expires_in")
                            .asLong())
                    .isBetween(1L, 60L);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"expires_in\":0} | expires_in",
                    "{\"expires_in\":-5} | expires_in",
                    "{\"expires_in\":\"soon\"} | expires_in",
                    "{\"expires_in\":9223372036854775807} | expires_in",
                    "{\"scope\":[\"everything\"]} | scope",
                    "{\"client\":\"somebody\"} | client"
                })
        void refusesWhatItDoesNotKnow(String body, String field) {
            HttpResponse<String> refused = api.send("POST", PATH, body);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains(field);
        }

        @Test
        void showsTheTokenNeverAgainToAnother() {
            JsonNode made = made("{}");
            assertThat(api.get(PATH + "/" + id(made))
                            .path("access_token")
                            .path("token")
                            .isNull())
                    .isTrue();
            assertThat(api.get(PATH).toString()).doesNotContain(token(made));
        }
    }

    @Nested
    class OfLessThanGlobalScope {
        @ParameterizedTest
        @ValueSource(strings = {"identity", "read", "write", "read-protected", "write-protected"})
        void neitherSeesNorMakesNorChangesTokensKeysSessionsAndPasswords(String scope) {
            JsonNode made = made("{\"scope\":[\"" + scope + "\"]}");
            ApiClient weak = api.as("Bearer " + token(made));
            String own = PATH + "/" + id(made);
            String[] routes = {
                "GET " + PATH,
                "POST " + PATH + " {\"scope\":[\"global\"]}",
                "GET " + own,
                "GET " + PATH + "/~",
                "PATCH " + own + " {\"description\":\"x\"}",
                "DELETE " + own,
                "POST " + own + "/actions/regenerate-tokens",
                "GET /oauth/sessions",
                "DELETE /oauth/sessions/00000000-0000-4000-8000-000000000000",
                "GET /account/keys",
                "POST /account/keys {}",
                "DELETE /account/keys/x",
                "PATCH /account {\"name\":\"x\"}",
                "PATCH /users/~ {\"name\":\"x\"}"
            };
            for (String route : routes) {
                String[] parts = route.split(" ", 3);
                assertThat(weak.send(parts[0], parts[1], parts.length > 2 ? parts[2] : "")
                                .statusCode())
                        .as(route)
                        .isEqualTo(403);
            }
        }
    }

    @Nested
    class WhenChanged {
        @Test
        void isDescribedAnew() {
            String path = PATH + "/" + id(made("{\"description\":\"old\"}"));
            assertThat(api.patch(path, "{\"description\":\"new\"}")
                            .path("description")
                            .asText())
                    .isEqualTo("new");
            assertThat(api.get(path).path("description").asText()).isEqualTo("new");
        }

        @Test
        void isDescribedByTheTokenItself() {
            assertThat(api.patch(PATH + "/~", "{\"description\":\"me\"}").path("id"))
                    .isEqualTo(api.get(PATH + "/~").path("id"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{} | description",
                    "{\"client\":{\"id\":\"x\",\"secret\":\"y\"},\"description\":\"z\"} | client"
                })
        void refusesClientsAndNothing(String body, String field) {
            HttpResponse<String> refused = api.send("PATCH", PATH + "/~", body);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains(field);
        }
    }

    @Nested
    class WhenRegenerated {
        @Test
        void theNewTokenIsGoodAndTheOldOneIsNot() {
            JsonNode made = made("{\"expires_in\":3600}");
            JsonNode renewed = api.post(PATH + "/" + id(made) + "/actions/regenerate-tokens", "");
            assertThat(id(renewed)).isEqualTo(id(made));
            assertThat(status(token(renewed))).isEqualTo(200);
            assertThat(status(token(made))).isEqualTo(401);
            assertThat(renewed.path("access_token").path("expires_in").asLong()).isBetween(3500L, 3600L);
        }

        @Test
        void theTokenInUseIsToldTheNewOne() {
            JsonNode renewed = api.post(PATH + "/~/actions/regenerate-tokens", "");
            assertThat(status(api.token())).isEqualTo(401);
            assertThat(status(token(renewed))).isEqualTo(200);
        }
    }

    @Nested
    class WhenOver {
        @Test
        void theTokenInUseCanRevokeItself() {
            assertThat(id(api.delete(PATH + "/~"))).isNotEmpty();
            assertThat(status(api.token())).isEqualTo(401);
        }

        @Test
        void anExpiredOneIsListedNoMore() {
            JsonNode made = made("{\"expires_in\":1}");
            Platform.await("the token to expire", () -> status(token(made)) == 401);
            assertThat(api.get(PATH).toString()).doesNotContain(id(made));
            assertThat(api.send("GET", PATH + "/" + id(made), "").statusCode()).isEqualTo(404);
        }

        @Test
        void anExpiredOneIsSwept() {
            try (Platform own = Platform.start(Map.of())) {
                JsonNode made = own.api().post(PATH, "{\"expires_in\":1}");
                ApiClient brief = own.api().as("Bearer " + token(made));
                Platform.await(
                        "the token to expire",
                        () -> brief.send("GET", "/account", "").statusCode() == 401);
                own.stop();
                own.launch();
                own.awaitReady();
                Platform.await(
                        "the sweep",
                        () -> !PlatformDatabase.dump(own, "oauth_authorization").contains(id(made)));
            }
        }
    }

    @Nested
    @EnabledIf("slipway.journey.HerokuCli#isInstalled")
    class InTheTerminal {
        @TempDir
        Path home;

        private HerokuCli cli() {
            return HerokuCli.withToken(PLATFORM, home, api.token());
        }

        @Test
        void areMadeForAScopeAndATime() {
            Program.Ended made = cli().run(
                            "authorizations:create",
                            "-d",
                            "for deploys",
                            "--scope",
                            "read,write",
                            "--expires-in",
                            "3600");
            assertThat(made.out())
                    .contains("for deploys", "read,write", "in about 1 hour")
                    .containsPattern("Token: +slipway-\\S+");
        }

        @Test
        void areMadeShort() {
            String token = cli().run("authorizations:create", "--short").out().strip();
            assertThat(status(token)).isEqualTo(200);
            assertThat(cli().run("authorizations:create", "-d", "scripts", "--json")
                            .json()
                            .path("description")
                            .asText())
                    .isEqualTo("scripts");
        }

        @Test
        void areListedShownDescribedRotatedAndRevoked() {
            JsonNode made = made("{\"description\":\"first\"}");
            assertThat(cli().run("authorizations").out()).contains("first", id(made), "global");
            assertThat(cli().run("authorizations", "--json").json().findValuesAsText("id"))
                    .contains(id(made));
            assertThat(cli().run("authorizations:info", id(made), "--json")
                            .json()
                            .path("description")
                            .asText())
                    .isEqualTo("first");
            assertThat(cli().run("authorizations:update", id(made), "-d", "second")
                            .out())
                    .contains("second");
            assertThat(cli().run("authorizations:info", id(made)).out()).contains("second", id(made));
            assertThat(cli().run("authorizations:rotate", id(made)).out()).containsPattern("Token: +slipway-\\S+");
            assertThat(status(token(made))).isEqualTo(401);
            assertThat(cli().run("authorizations:revoke", id(made)).err())
                    .contains("done, revoked authorization from second");
            assertThat(cli().run("authorizations:info", id(made)).err()).contains("Couldn't find that authorization.");
        }

        @Test
        void areToldToWhomHasThemWithTheirEnd() {
            HerokuCli cli = HerokuCli.signedOut(PLATFORM, home);
            cli.login(person.email(), person.password());
            Program.Ended token = cli.run("auth:token");
            assertThat(token.out()).startsWith("slipway-");
            assertThat(token.err()).contains("token will expire");
            assertThat(cli.run("auth:whoami").out()).isEqualTo(person.email() + "\n");
        }

        @Test
        void areRevokedByLoggingOut() {
            HerokuCli cli = HerokuCli.signedOut(PLATFORM, home);
            cli.login(person.email(), person.password());
            String token = cli.run("auth:token").out().strip();
            assertThat(cli.run("auth:logout").status()).isZero();
            assertThat(status(token)).isEqualTo(401);
            assertThat(cli.run("auth:whoami").err()).contains("not logged in");
            assertThat(status(api.token())).as("another login").isEqualTo(200);
        }
    }
}
