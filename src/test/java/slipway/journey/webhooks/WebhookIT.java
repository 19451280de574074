package slipway.journey.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.journey.ApiClient;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;
import slipway.service.webhooks.Receiver;

/** Webhooks of an app: added, changed, removed, and seen only by who may operate the app. */
class WebhookIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient API = PLATFORM.api();

    private final HookedApp app = new HookedApp(API);

    @AfterEach
    void tidyUp() {
        app.close();
    }

    @Nested
    class WhenAdded {
        @Test
        void answersWithEveryPropertyOfTheSchema() {
            HttpResponse<String> created = app.add("api:release", "notify", "");
            assertThat(created.statusCode()).isEqualTo(201);
            JsonNode webhook = ApiClient.parse(created.body());
            assertThat(webhook.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("id", "app", "include", "level", "url", "created_at", "updated_at");
            assertThat(webhook.path("app").path("name").asText()).isEqualTo(app.name());
            assertThat(webhook.path("include").path(0).asText()).isEqualTo("api:release");
            assertThat(API.get(app.path("webhooks/" + webhook.path("id").asText())))
                    .isEqualTo(webhook);
            assertThat(API.get(app.path("webhooks")).path(0)).isEqualTo(webhook);
        }

        @Test
        void makesASecretAndTellsItOnce() {
            HttpResponse<String> created = app.add("api:release", "notify", "");
            assertThat(HookedApp.secretOf(created)).hasSizeGreaterThan(30);
            String id = ApiClient.parse(created.body()).path("id").asText();
            HttpResponse<String> later = API.send("GET", app.path("webhooks/" + id), "");
            assertThat(HookedApp.secretOf(later)).isEmpty();
            assertThat(later.body()).doesNotContain(HookedApp.secretOf(created));
        }

        @Test
        void storesSecretAndAuthorizationSealed() {
            app.add("api:release", "notify", ",\"secret\":\"my-secret\",\"authorization\":\"Bearer my-token\"");
            List<String> rows = PlatformDatabase.of(PLATFORM)
                    .texts("select concat(encode(sealed_secret, 'escape'), encode(sealed_authorization, 'escape'), w)"
                            + " from app_webhook w");
            assertThat(rows).isNotEmpty().noneMatch(row -> row.contains("my-secret") || row.contains("my-token"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '\0',
                value = {
                    "url     | {\"include\":[\"api:app\"],\"level\":\"sync\"}",
                    "url     | {\"include\":[\"api:app\"],\"level\":\"sync\",\"url\":\"ftp://example.com\"}",
                    "level   | {\"include\":[\"api:app\"],\"url\":\"http://example.com\"}",
                    "level   | {\"include\":[\"api:app\"],\"level\":\"now\",\"url\":\"http://example.com\"}",
                    "include | {\"level\":\"sync\",\"url\":\"http://example.com\"}",
                    "include | {\"include\":[],\"level\":\"sync\",\"url\":\"http://example.com\"}",
                    "include | {\"include\":[\"api:space\"],\"level\":\"sync\",\"url\":\"http://example.com\"}",
                    "include | {\"include\":[null],\"level\":\"sync\",\"url\":\"http://example.com\"}",
                    "secret  | {\"include\":[\"api:app\"],\"level\":\"sync\",\"url\":\"http://e.com\",\"secret\":\"\"}",
                    "secret  | {\"include\":[\"api:app\"],\"level\":\"sync\",\"url\":\"http://e.com\",\"secret\":\"a\\nb\"}",
                    "authorization | {\"include\":[\"api:app\"],\"level\":\"sync\",\"url\":\"http://e.com\",\"authorization\":\"a\\r\\nb\"}"
                })
        void refusesWhatIsWrongByItsName(String field, String body) {
            HttpResponse<String> answer = API.send("POST", app.path("webhooks"), body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(ApiClient.parse(answer.body()).path("message").asText()).contains("\"" + field + "\"");
        }

        @Test
        void refusesTheEleventh() {
            for (int i = 0; i < 10; i++) {
                assertThat(app.add("api:app", "notify", "").statusCode()).isEqualTo(201);
            }
            assertThat(app.add("api:app", "notify", "").statusCode()).isEqualTo(422);
        }
    }

    @Nested
    class WhenChanged {
        private String path;
        private String secret;

        @BeforeEach
        void addOne() {
            HttpResponse<String> created = app.add("api:release", "notify", ",\"authorization\":\"Bearer one\"");
            path = app.path(
                    "webhooks/" + ApiClient.parse(created.body()).path("id").asText());
            secret = HookedApp.secretOf(created);
        }

        @Test
        void keepsWhatIsLeftOut() {
            HttpResponse<String> changed = API.send("PATCH", path, "{\"level\":\"sync\"}");
            JsonNode webhook = ApiClient.json(changed);
            assertThat(webhook.path("level").asText()).isEqualTo("sync");
            assertThat(webhook.path("include").path(0).asText()).isEqualTo("api:release");
            assertThat(HookedApp.secretOf(changed)).isEmpty();
            app.setConfig("A");
            app.awaitTold(1);
            Receiver.Received told = app.receiver().received().get(0);
            assertThat(told.header("Heroku-Webhook-Hmac-SHA256")).isEqualTo(HookedApp.hmac(secret, told.body()));
            assertThat(told.header("Authorization")).isEqualTo("Bearer one");
        }

        @Test
        void signsWithANewSecretAndTellsIt() {
            HttpResponse<String> changed = API.send("PATCH", path, "{\"secret\":\"new\",\"authorization\":\"\"}");
            assertThat(HookedApp.secretOf(changed)).isEqualTo("new");
            app.setConfig("A");
            app.awaitTold(1);
            Receiver.Received told = app.receiver().received().get(0);
            assertThat(told.header("Heroku-Webhook-Hmac-SHA256")).isEqualTo(HookedApp.hmac("new", told.body()));
            assertThat(told.header("Authorization")).isEmpty();
        }

        @Test
        void isGoneWhenRemoved() {
            assertThat(API.delete(path).path("level").asText()).isEqualTo("notify");
            assertThat(API.send("GET", path, "").statusCode()).isEqualTo(404);
            assertThat(API.get(app.path("webhooks"))).isEmpty();
        }
    }

    @Nested
    class WhoMay {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "GET webhooks",
                    "POST webhooks",
                    "GET webhooks/ID",
                    "PATCH webhooks/ID",
                    "DELETE webhooks/ID",
                    "GET webhook-deliveries",
                    "GET webhook-deliveries/ID",
                    "GET webhook-events",
                    "GET webhook-events/ID"
                })
        void neitherAStrangerNorAViewer(String route) {
            Person person = Person.added(PLATFORM);
            String id = ApiClient.parse(app.add("api:release", "notify", "").body())
                    .path("id")
                    .asText();
            String path = app.path(route.split(" ")[1].replace("ID", id));
            String method = route.split(" ")[0];
            String body = method.equals("POST")
                    ? "{\"include\":[\"api:app\"],\"level\":\"sync\",\"url\":\"http://example.com\"}"
                    : "";
            assertThat(person.api().send(method, path, body).statusCode()).isEqualTo(404);
            PlatformDatabase.of(PLATFORM)
                    .update(
                            "insert into collaborator (id, app_id, account_id, permissions, created_at, updated_at)"
                                    + " select ?::uuid, app.id, account.id, 'view', now(), now() from app, account"
                                    + " where app.name = ? and account.email = ?",
                            UUID.randomUUID().toString(),
                            app.name(),
                            person.email());
            assertThat(person.api().send(method, path, body).statusCode()).isEqualTo(403);
        }

        @Test
        void nobodyThroughAnotherApp() {
            String id = ApiClient.parse(app.add("api:release", "notify", "").body())
                    .path("id")
                    .asText();
            app.setConfig("A");
            JsonNode delivery = app.awaitDelivery("succeeded");
            String other = API.createApp();
            for (String path : List.of(
                    "webhooks/" + id,
                    "webhook-deliveries/" + delivery.path("id").asText(),
                    "webhook-events/" + delivery.path("event").path("id").asText())) {
                assertThat(API.send("GET", "/apps/" + other + "/" + path, "").statusCode())
                        .isEqualTo(404);
            }
            API.delete("/apps/" + other);
        }
    }
}
