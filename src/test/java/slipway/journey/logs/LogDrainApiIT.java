package slipway.journey.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.journey.ApiClient;
import slipway.journey.Http;
import slipway.journey.Person;
import slipway.journey.Platform;

/** {@code /apps/X/log-drains}, and who may use it. */
class LogDrainApiIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient API = PLATFORM.api();
    private static final String URL = "https://me:secret@logs.example/in?key=1";
    private static final String ENCODED = "https%3A%2F%2Fme%3Asecret%40logs.example%2Fin%3Fkey%3D1";

    private String app;
    private String drains;

    @BeforeEach
    void create() {
        app = API.createApp();
        drains = "/apps/" + app + "/log-drains";
    }

    @AfterEach
    void delete() {
        API.delete("/apps/" + app);
    }

    private static HttpResponse<String> post(ApiClient api, String path, String url) {
        return api.send("POST", path, "{\"url\":\"" + url + "\"}");
    }

    @Nested
    class WhenAdded {
        private JsonNode drain;

        @BeforeEach
        void add() {
            HttpResponse<String> answer = post(API, drains, URL);
            assertThat(answer.statusCode()).isEqualTo(201);
            drain = ApiClient.parse(answer.body());
        }

        @Test
        void hasEveryPropertyOfTheSchema() {
            assertThat(drain.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("addon", "app", "id", "token", "url", "created_at", "updated_at");
            assertThat(drain.path("url").asText()).isEqualTo(URL);
            assertThat(drain.path("token").asText()).matches("d\\.[0-9a-f-]{36}");
            assertThat(drain.path("app").path("name").asText()).isEqualTo(app);
        }

        @Test
        void isListed() {
            assertThat(API.get(drains).path(0)).isEqualTo(drain);
        }

        @Test
        void isFoundByIdTokenAndUrl() {
            assertThat(API.get(drains + "/" + drain.path("id").asText())).isEqualTo(drain);
            assertThat(API.get(drains + "/" + drain.path("token").asText())).isEqualTo(drain);
            assertThat(API.get(drains + "/" + ENCODED)).isEqualTo(drain);
        }

        @Test
        void isRemovedByItsUrl() {
            assertThat(API.delete(drains + "/" + ENCODED)).isEqualTo(drain);
            assertThat(API.get(drains)).isEmpty();
            assertThat(API.send("DELETE", drains + "/" + ENCODED, "").statusCode())
                    .isEqualTo(404);
        }

        @Test
        void isNotTakenTwice() {
            HttpResponse<String> answer = post(API, drains, URL);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("Url has already been taken");
        }

        @Test
        void isOneOfFiveAtMost() {
            for (int i = 2; i <= 5; i++) {
                assertThat(post(API, drains, URL + i).statusCode()).isEqualTo(201);
            }
            assertThat(post(API, drains, URL + 6).statusCode()).isEqualTo(422);
        }

        @Test
        void leavesNoSecretInTheLog() {
            API.awaitLog(app, "app[api]: Add log drain https://logs.example by user " + Platform.OPERATOR);
            assertThat(API.log(app)).noneMatch(line -> line.contains("secret") || line.contains("key=1"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://logs.example",
                "logs.example",
                "https://",
                "https://logs.example/#x",
                "syslog://me@logs.example",
                "syslog://logs.example/path",
                "https://logs.example:70000",
                "http://127.0.0.1:9",
                "http://localhost:9",
                "http://10.0.0.1",
                "http://[::1]",
                "http://169.254.169.254/latest",
                "syslog://[fe80::1]:514"
            })
    void refusesWhatIsNoDrain(String url) {
        HttpResponse<String> answer = post(API, drains, url);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("url");
    }

    @Test
    void wantsAUrl() {
        assertThat(API.send("POST", drains, "{}").statusCode()).isEqualTo(422);
    }

    @Test
    void isNobodyElses() {
        ApiClient stranger = Person.added(PLATFORM).api();
        assertThat(stranger.send("GET", drains, "").statusCode()).isEqualTo(404);
        assertThat(post(stranger, drains, URL).statusCode()).isEqualTo(404);
        assertThat(stranger.send("GET", drains + "/" + ENCODED, "").statusCode())
                .isEqualTo(404);
        assertThat(stranger.send("DELETE", drains + "/" + ENCODED, "").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login%2Fx", "/x%2F..%2Flogin.xhtml", "/x%2F..%2FWEB-INF%2Fweb.xml"})
    void leavesOtherPagesWithoutEncodedSlashes(String path) {
        HttpResponse<String> answer = Http.send(
                java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://127.0.0.1:" + PLATFORM.port() + path))
                        .build());
        assertThat(answer.statusCode()).isEqualTo(400);
    }
}
