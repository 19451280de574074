package slipway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.journey.ApiClient;
import slipway.journey.Http;
import slipway.journey.Platform;

/** What holds for every route alike: who asks and how, what every answer carries, how failures look. */
class PlatformApiConventionsIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final String APPLICATION = "application/vnd.heroku+json";
    private static Fixtures fixtures;
    private static ApiClient api;

    @BeforeAll
    static void makeThings() {
        fixtures = new Fixtures(PLATFORM);
        api = fixtures.owner();
    }

    /** Every GET that is built; the paths are filled later, when there is something to ask about. */
    static Stream<String> readings() {
        return RouteTable.ROUTES.stream()
                .filter(route -> route.method().equals("GET"))
                .map(route -> route.shape())
                // An app that is in no pipeline has no coupling.
                .filter(shape -> !shape.equals("/apps/{}/pipeline-couplings"))
                // Providers' own: people are refused.
                .filter(shape -> !shape.matches("/addons/\\{}/(webhook|log-drains).*"))
                // Not built, which is said.
                .filter(shape -> !shape.matches(".*/databases/\\{}/metrics|/postgres/v0/databases/\\{}/config"))
                .distinct();
    }

    private static String path(String shape) {
        return fixtures.path(shape).orElseThrow(() -> new AssertionError("Nothing to ask " + shape + " about"));
    }

    private static HttpResponse<String> plain(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PLATFORM.port() + path));
        return Http.send((headers.length == 0 ? request : request.headers(headers)).build());
    }

    private static void assertError(HttpResponse<String> response, int status, String id) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode error = ApiClient.parse(response.body());
        assertThat(error.path("id").asText()).isEqualTo(id);
        assertThat(error.path("message").asText()).isNotBlank();
        assertCommonHeaders(response);
    }

    private static void assertCommonHeaders(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Request-Id").orElse("")).matches("[0-9a-f-]{36}");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(response.headers()
                        .firstValue("Access-Control-Expose-Headers")
                        .orElse(""))
                .contains("Next-Range", "ETag", "Request-Id");
    }

    @ParameterizedTest
    @MethodSource("readings")
    void everyReadingHasATagAndIsNotSentTwice(String shape) {
        String path = path(shape);
        // What changes by itself between two questions, such as a dyno's age, is asked for again.
        Platform.await("GET " + path + " to be unchanged", () -> {
            HttpResponse<String> first = api.send("GET", path, "");
            assertThat(first.statusCode()).as(path + " " + first.body()).isIn(200, 206);
            assertCommonHeaders(first);
            assertThat(first.headers().firstValue("Content-Type").orElse("")).contains("json");
            String tag = first.headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> again = api.send("GET", path, "", "If-None-Match", tag);
            assertCommonHeaders(again);
            return again.statusCode() == 304 && again.body().isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("readings")
    void everyReadingCountsAgainstTheRateLimitAndSaysSo(String shape) {
        HttpResponse<String> answer = api.send("GET", path(shape), "");
        if (!shape.equals("/schema") && !shape.startsWith("/buildpacks/")) {
            assertThat(answer.headers().firstValue("RateLimit-Remaining").orElse(""))
                    .matches("\\d+");
        }
    }

    @Nested
    class Callers {
        private String base64(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        @Test
        void giveTheirTokenInThreeSpellings() {
            for (String spelling : List.of(
                    "Bearer " + api.token(),
                    "bearer " + api.token(),
                    "Basic " + base64("anything:" + api.token()),
                    "Basic " + base64(":" + api.token()),
                    base64(":" + api.token()))) {
                assertThat(api.as(spelling).get("/account").path("email").asText())
                        .isEqualTo(fixtures.email());
            }
        }

        @Test
        void areTheirOwnUserByTildeIdAndEmail() {
            String id = api.get("/users/~").path("id").asText();
            for (String name : List.of(id, fixtures.email(), fixtures.email().toUpperCase(java.util.Locale.ROOT))) {
                assertThat(api.get("/users/" + name).path("id").asText()).isEqualTo(id);
            }
        }

        @Test
        void findAppsByNameAndById() {
            JsonNode byName = api.get("/apps/" + fixtures.appName() + "/releases/2");
            JsonNode byId = api.get("/apps/" + fixtures.appId() + "/releases/"
                    + byName.path("id").asText());
            assertThat(byId).isEqualTo(byName);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    APPLICATION + "; version=3",
                    APPLICATION + ";version=3",
                    APPLICATION + "; version=3.sdk",
                    APPLICATION + "; version=3.webhooks",
                    APPLICATION + "; version=3.pipelines, */*",
                    APPLICATION,
                    "application/json",
                    "*/*"
                })
        void mayAcceptAnyVariantOfVersion3(String accept) {
            HttpResponse<String> answer = plain("/account", "Accept", accept, "Authorization", "Bearer " + api.token());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"2", "4", "30", "edge"})
        void areRefusedAnotherVersion(String version) {
            HttpResponse<String> answer = plain(
                    "/account",
                    "Accept",
                    APPLICATION + "; version=" + version,
                    "Authorization",
                    "Bearer " + api.token());
            assertError(answer, 406, "not_acceptable");
        }

        @Test
        void mayCallTheirJsonWhateverTheyLike() {
            HttpResponse<String> odd = api.send(
                    "PATCH", "/account", "{\"name\":\"É\"}", "Content-Encoding", "UTF-8", "Content-Type", "text/plain");
            assertThat(odd.statusCode()).as(odd.body()).isEqualTo(200);
            assertThat(ApiClient.parse(odd.body()).path("name").asText()).isEqualTo("É");
        }

        @Test
        void mayHideTheirMethodInAPost() {
            String app = api.createApp();
            HttpResponse<String> renamed =
                    api.send("POST", "/apps/" + app, "{\"name\":\"" + app + "x\"}", "X-Http-Method-Override", "patch");
            assertThat(renamed.statusCode()).isEqualTo(200);
            HttpResponse<String> gone = api.send("POST", "/apps/" + app + "x", "", "X-HTTP-Method-Override", "DELETE");
            assertThat(gone.statusCode()).isEqualTo(200);
            assertError(api.send("GET", "/apps/" + app + "x", ""), 404, "not_found");
        }

        @Test
        void maySendABodyWithADeletion() {
            String app = api.createApp();
            assertThat(api.send("DELETE", "/apps/" + app, "{\"force\":false}").statusCode())
                    .isEqualTo(200);
            // The connection is good for more.
            assertThat(api.get("/apps/" + fixtures.appName()).path("id").asText())
                    .isEqualTo(fixtures.appId());
        }

        @Test
        void maySendQuantitiesAsTextsAndSteps() {
            String path = "/apps/" + fixtures.appName() + "/formation";
            assertThat(scaled(path, "\"1\"")).isEqualTo(1);
            assertThat(scaled(path, "\"+1\"")).isEqualTo(2);
            assertThat(scaled(path, "\"-1\"")).isEqualTo(1);
            assertThat(scaled(path, "0")).isZero();
        }

        private int scaled(String path, String quantity) {
            String body =
                    "{\"updates\":[{\"type\":\"worker\",\"size\":\"standard-1x\",\"quantity\":" + quantity + "}]}";
            return api.patch(path, body).path(0).path("quantity").asInt();
        }

        @Test
        void fromOtherOriginsMayAskBeforehand() {
            HttpResponse<String> answer = api.as("")
                    .send(
                            "OPTIONS",
                            "/apps/" + fixtures.appName() + "/formation",
                            "",
                            "Origin",
                            "https://elsewhere.example",
                            "Access-Control-Request-Method",
                            "PATCH");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("*");
            assertThat(answer.headers()
                            .firstValue("Access-Control-Allow-Methods")
                            .orElse(""))
                    .contains("GET", "POST", "PUT", "PATCH", "DELETE");
            assertThat(answer.headers()
                            .firstValue("Access-Control-Allow-Headers")
                            .orElse(""))
                    .contains("Authorization", "Content-Type", "Range", "If-None-Match");
        }
    }

    @Nested
    class Failures {
        @Test
        void ofAllKindsHaveAnIdAndAMessage() {
            assertError(api.send("POST", "/apps", "{not json"), 400, "bad_request");
            assertError(api.as("").send("GET", "/apps", ""), 401, "unauthorized");
            assertError(api.as("Bearer nonsense").send("GET", "/apps", ""), 401, "unauthorized");
            assertError(api.as("nonsense").send("GET", "/apps", ""), 401, "unauthorized");
            assertError(api.send("GET", "/apps/no-such-app", ""), 404, "not_found");
            assertError(api.send("GET", "/no-such-route", ""), 404, "not_found");
            assertError(api.send("GET", "/apps", "", "Range", "nonsense"), 416, "requested_range_not_satisfiable");
            assertError(api.send("POST", "/apps", "{\"name\":\"!\"}"), 422, "invalid_params");
            assertError(api.send("GET", "/spaces", ""), 501, "not_implemented");
        }

        @Test
        void ofATokenThatIsNotMeantForItAreForbidden() {
            JsonNode granted = api.post("/oauth/authorizations", "{\"scope\":[\"identity\"]}");
            ApiClient narrow = api.as(
                    "Bearer " + granted.path("access_token").path("token").asText());
            assertThat(narrow.get("/account").path("email").asText()).isEqualTo(fixtures.email());
            assertError(narrow.send("GET", "/apps", ""), 403, "forbidden");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[]", "null", "5", "\"text\"", "{\"name\":\"a\"} {}", "{\"name\":1.5}"})
        void ofBodiesThatAreNoFittingObjectAreRefusals(String body) {
            assertThat(api.send("POST", "/apps", body).statusCode()).isIn(400, 422);
        }
    }

    @Test
    void theSchemaIsOpenToAPlainRequest() {
        HttpResponse<String> answer = plain("/schema");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode schema = ApiClient.parse(answer.body());
        assertThat(schema.at("/definitions/app/properties/name/type/0").asText())
                .isEqualTo("string");
        assertThat(schema.at("/definitions/app/properties/archived_at/type").toString())
                .as("what may be null")
                .isEqualTo("[\"string\",\"null\"]");
    }
}
