package slipway.journey.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Http;
import slipway.journey.Platform;

/** The conventions that hold for every route, and the routes that no client test walks. */
class PlatformApiIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient API = PLATFORM.api();

    private static void assertError(HttpResponse<String> response, int status, String id) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(ApiClient.parse(response.body()).path("id").asText()).isEqualTo(id);
        assertThat(ApiClient.parse(response.body()).path("message").asText()).isNotBlank();
    }

    @Nested
    class Authorization {
        private String basic(String user) {
            return Base64.getEncoder().encodeToString((user + ":" + API.token()).getBytes(StandardCharsets.UTF_8));
        }

        @Test
        void isAcceptedInAllThreeSpellings() {
            for (String spelling : new String[] {"Bearer " + API.token(), "Basic " + basic("any"), basic("")}) {
                assertThat(API.as(spelling).get("/account").path("email").asText())
                        .isEqualTo(Platform.OPERATOR);
            }
        }

        @Test
        void isRefusedWithoutOrWithWrongCredentials() {
            assertError(API.as("").send("GET", "/account", ""), 401, "unauthorized");
            assertError(API.as("Bearer nonsense").send("GET", "/account", ""), 401, "unauthorized");
            String wrong =
                    Base64.getEncoder().encodeToString((Platform.OPERATOR + ":wrong").getBytes(StandardCharsets.UTF_8));
            assertError(API.as("Basic " + wrong).send("POST", "/oauth/authorizations", "{}"), 401, "unauthorized");
        }

        @Test
        void byPasswordIsGoodForATokenAndForNothingElse() {
            String basic = Base64.getEncoder()
                    .encodeToString((Platform.OPERATOR + ":" + Platform.PASSWORD).getBytes(StandardCharsets.UTF_8));
            assertError(API.as("Basic " + basic).send("GET", "/apps", ""), 401, "unauthorized");
        }

        @Test
        void endsWhenItIsRevoked() {
            ApiClient other = PLATFORM.api();
            String id = other.get("/oauth/authorizations/~").path("id").asText();
            other.delete("/oauth/authorizations/" + id);
            assertError(other.send("GET", "/account", ""), 401, "unauthorized");
        }

        @Test
        void expiresWhenItWasToExpire() {
            JsonNode granted = API.post("/oauth/authorizations", "{\"expires_in\":1}");
            ApiClient brief = API.as(
                    "Bearer " + granted.path("access_token").path("token").asText());
            Platform.await(
                    "the token to expire",
                    () -> brief.send("GET", "/account", "").statusCode() == 401);
        }
    }

    @Nested
    class Requests {
        /** Somebody might take himself for another one, or the platform for an app. */
        @Test
        void cannotSayForWhomAndHowTheyCame() {
            String[] forged = {
                "X-Forwarded-Server", "x.localhost",
                "X-Forwarded-Host", "x.localhost",
                "Forwarded", "for=203.0.113.9;host=x.localhost;proto=https",
                "X-Forwarded-For", "203.0.113.9",
                "X-Forwarded-Proto", "https",
                "Proxy-ssl-id", "1",
                "Slipway-Front", "1 203.0.113.9 http2.0 tls1.3 - true"
            };
            HttpResponse<String> answer = API.send("GET", "/account", "", forged);
            assertThat(answer.statusCode()).isEqualTo(200);
            API.send("POST", "/apps", "{}", forged);
            assertThat(API.get("/apps").toString()).doesNotContain("https://x.localhost");
        }

        @Test
        void withUnknownMissingOrWronglyTypedFieldsNameTheField() {
            HttpResponse<String> unknown = API.send("POST", "/apps", "{\"nmae\":\"typo\"}");
            assertError(unknown, 422, "invalid_params");
            assertThat(unknown.body()).contains("nmae");
            HttpResponse<String> wrong = API.send("PATCH", "/apps/" + API.createApp(), "{\"maintenance\":[1]}");
            assertError(wrong, 422, "invalid_params");
            assertThat(wrong.body()).contains("maintenance");
            assertError(API.send("POST", "/apps", "{not json"), 400, "bad_request");
        }

        @Test
        void mayCallTheirJsonWhateverTheyLike() {
            HttpResponse<String> odd =
                    API.send("POST", "/apps", "{}", "Content-Encoding", "UTF-8", "Content-Type", "text/plain");
            assertThat(odd.statusCode()).isEqualTo(201);
        }

        @Test
        void mayHideTheirMethod() {
            String app = API.createApp();
            HttpResponse<String> hidden = API.send("POST", "/apps/" + app, "", "X-Http-Method-Override", "DELETE");
            assertThat(hidden.statusCode()).isEqualTo(200);
            assertError(API.send("GET", "/apps/" + app, ""), 404, "not_found");
        }

        @Test
        void forAnotherVersionAreNotAcceptable() {
            HttpResponse<String> old = Http.send(java.net.http.HttpRequest.newBuilder(
                            java.net.URI.create("http://127.0.0.1:" + PLATFORM.port() + "/account"))
                    .header("Accept", "application/vnd.heroku+json; version=2")
                    .header("Authorization", "Bearer " + API.token())
                    .build());
            assertError(old, 406, "not_acceptable");
        }

        @Test
        void forRoutesThatAreNotBuiltSaySo() {
            assertError(API.send("GET", "/pipelines", ""), 501, "not_implemented");
            assertError(API.send("GET", "/no-such-thing", ""), 404, "not_found");
        }
    }

    @Nested
    class Answers {
        @Test
        void carryRequestIdCorsAndETag() {
            HttpResponse<String> account = API.send("GET", "/account", "");
            assertThat(account.headers().firstValue("Request-Id").orElse("")).matches("[0-9a-f-]{36}");
            assertThat(account.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("*");
            String tag = account.headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> again = API.send("GET", "/account", "", "If-None-Match", tag);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }

        @Test
        void cutListsAtTheRangeAndSayHowToGoOn() {
            String app = API.createApp();
            for (int i = 0; i < 4; i++) {
                API.patch("/apps/" + app + "/config-vars", "{\"A\":\"" + i + "\"}");
            }
            String path = "/apps/" + app + "/releases";
            HttpResponse<String> newest = API.send("GET", path, "", "Range", "version ..; order=desc,max=2");
            assertThat(newest.statusCode()).isEqualTo(206);
            assertThat(ApiClient.parse(newest.body()).findValuesAsText("version"))
                    .startsWith("5", "4");
            String next = newest.headers().firstValue("Next-Range").orElseThrow();
            HttpResponse<String> rest = API.send("GET", path, "", "Range", next);
            assertThat(ApiClient.parse(rest.body()).path(0).path("version").asInt())
                    .isEqualTo(3);
            assertError(API.send("GET", path, "", "Range", "colour .."), 416, "requested_range_not_satisfiable");
        }

        @Test
        void toAPreflightAllowOtherOrigins() {
            HttpResponse<String> preflight = API.as("")
                    .send(
                            "OPTIONS",
                            "/apps",
                            "",
                            "Origin",
                            "https://elsewhere.example",
                            "Access-Control-Request-Method",
                            "POST");
            assertThat(preflight.statusCode()).isEqualTo(200);
            assertThat(preflight
                            .headers()
                            .firstValue("Access-Control-Allow-Methods")
                            .orElse(""))
                    .contains("POST");
        }
    }

    @Nested
    class Apps {
        @Test
        void haveNamesThatFitAndAreFree() {
            String app = API.createApp();
            assertThat(app).matches("[a-z]+-[a-z]+-\\d{5}");
            assertError(API.send("POST", "/apps", "{\"name\":\"" + app + "\"}"), 422, "invalid_params");
            assertError(API.send("POST", "/apps", "{\"name\":\"No\"}"), 422, "invalid_params");
        }

        @Test
        void areFoundByNameAndIdAndMoveTheirUrlWithTheirName() {
            String app = API.createApp();
            String id = API.get("/apps/" + app).path("id").asText();
            JsonNode renamed = API.patch("/apps/" + id, "{\"name\":\"" + app + "x\"}");
            assertThat(renamed.path("web_url").asText())
                    .isEqualTo("http://" + app + "x.localhost:" + PLATFORM.port() + "/");
            Platform.await("the new host", () -> PLATFORM.visit(app + "x", "/").statusCode() == 502);
            assertThat(PLATFORM.visit(app, "/").statusCode()).isEqualTo(404);
        }
    }

    @Nested
    class Scaling {
        @Test
        void takesTextsSignsAndSizesInAnyCaseAndAllOrNothing() {
            String app = API.createApp();
            Deploy.testApp(PLATFORM, API, app, "");
            String path = "/apps/" + app + "/formation";
            JsonNode changed =
                    API.patch(path, "{\"updates\":[{\"type\":\"web\",\"quantity\":\"+1\",\"size\":\"standard-1x\"}]}");
            assertThat(changed.path(0).path("quantity").asInt()).isEqualTo(2);
            assertThat(changed.path(0).path("size").asText()).isEqualTo("Standard-1X");
            String half = "{\"updates\":[{\"type\":\"web\",\"quantity\":1},{\"type\":\"nope\",\"quantity\":1}]}";
            assertError(API.send("PATCH", path, half), 422, "invalid_params");
            assertError(API.send("PATCH", path + "/web", "{\"quantity\":101}"), 422, "invalid_params");
            assertThat(API.get(path + "/web").path("quantity").asInt()).isEqualTo(2);
        }
    }

    @Test
    void stacksRegionsAndSizesAreListed() {
        assertThat(API.get("/stacks").path(0).path("name").asText()).isEqualTo("heroku-26");
        assertThat(API.get("/regions").path(0).path("name").asText()).isEqualTo("us");
        assertThat(API.get("/dyno-sizes/standard-2x").path("memory").asDouble()).isEqualTo(1.0);
    }

    @Test
    void configVarsKeepTheirRules() {
        String app = API.createApp();
        String path = "/apps/" + app + "/config-vars";
        assertError(API.send("PATCH", path, "{\"BAD NAME\":\"1\"}"), 422, "invalid_params");
        assertError(API.send("PATCH", path, "{\"HEROKU_X\":\"1\"}"), 422, "invalid_params");
        assertError(API.send("PATCH", path, "{\"A\":\"" + "x".repeat(70_000) + "\"}"), 422, "invalid_params");
        API.patch(path, "{\"A\":\"1\",\"B\":\"2\"}");
        API.patch(path, "{\"A\":null}");
        assertThat(API.get(path)).isEqualTo(ApiClient.parse("{\"B\":\"2\"}"));
        assertThat(API.get("/apps/" + app + "/releases")).hasSize(3);
        assertThat(API.get("/apps/" + app + "/releases/2/config-vars").path("A").asText())
                .isEqualTo("1");
    }
}
