package slipway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.service.webhooks.Receiver;

/** An app's changes reach whoever asked for them, signed, in order, and even over a killed platform. */
class WebhookIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient API = PLATFORM.api();

    private final Receiver receiver = Receiver.start();
    private String app;

    @BeforeEach
    void createApp() {
        app = API.createApp();
    }

    @AfterEach
    void tidyUp() {
        API.send("DELETE", "/apps/" + app, "");
        receiver.close();
    }

    private HttpResponse<String> add(String include, String level, String more) {
        return add(API, app, receiver.url("/hook"), include, level, more);
    }

    private static HttpResponse<String> add(
            ApiClient api, String app, String url, String include, String level, String more) {
        return api.send(
                "POST",
                "/apps/" + app + "/webhooks",
                "{\"include\":[\"%s\"],\"level\":\"%s\",\"url\":\"%s\"%s}".formatted(include, level, url, more));
    }

    private static void setConfig(ApiClient api, String app, String name) {
        api.patch("/apps/" + app + "/config-vars", "{\"%s\":\"1\"}".formatted(name));
    }

    private JsonNode told(int index) {
        awaitTold(index + 1);
        return ApiClient.parse(receiver.received().get(index).body());
    }

    private void awaitTold(int times) {
        Platform.await(
                "the receiver to be told " + times + " times",
                () -> receiver.received().size() >= times);
    }

    private static JsonNode deliveries(ApiClient api, String app) {
        return api.get("/apps/" + app + "/webhook-deliveries");
    }

    private JsonNode awaitDelivery(String status) {
        Platform.await(
                "a delivery that " + status,
                () -> deliveries(API, app).path(0).path("status").asText().equals(status));
        return deliveries(API, app).path(0);
    }

    private List<String> descriptions() {
        List<String> descriptions = new ArrayList<>();
        receiver.received()
                .forEach(received -> descriptions.add(ApiClient.parse(received.body())
                        .path("data")
                        .path("description")
                        .asText()));
        return descriptions;
    }

    private static String hmac(String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String secretOf(HttpResponse<String> created) {
        return created.headers().firstValue("Heroku-Webhook-Secret").orElse("");
    }

    @Nested
    class WhenAdded {
        @Test
        void answersWithEveryPropertyOfTheSchema() {
            HttpResponse<String> created = add("api:release", "notify", "");
            assertThat(created.statusCode()).isEqualTo(201);
            JsonNode webhook = ApiClient.parse(created.body());
            assertThat(webhook.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("id", "app", "include", "level", "url", "created_at", "updated_at");
            assertThat(webhook.path("app").path("name").asText()).isEqualTo(app);
            assertThat(webhook.path("include").path(0).asText()).isEqualTo("api:release");
            assertThat(API.get(
                            "/apps/" + app + "/webhooks/" + webhook.path("id").asText()))
                    .isEqualTo(webhook);
            assertThat(API.get("/apps/" + app + "/webhooks").path(0)).isEqualTo(webhook);
        }

        @Test
        void makesASecretAndTellsItOnce() {
            HttpResponse<String> created = add("api:release", "notify", "");
            assertThat(secretOf(created)).hasSizeGreaterThan(30);
            String id = ApiClient.parse(created.body()).path("id").asText();
            HttpResponse<String> later = API.send("GET", "/apps/" + app + "/webhooks/" + id, "");
            assertThat(secretOf(later)).isEmpty();
            assertThat(later.body()).doesNotContain(secretOf(created));
        }

        @Test
        void storesSecretAndAuthorizationSealed() {
            add("api:release", "notify", ",\"secret\":\"my-secret\",\"authorization\":\"Bearer my-token\"");
            List<String> rows = PlatformDatabase.of(PLATFORM)
                    .texts("select encode(sealed_secret, 'escape') || encode(sealed_authorization, 'escape') || w::text"
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
            HttpResponse<String> answer = API.send("POST", "/apps/" + app + "/webhooks", body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(ApiClient.parse(answer.body()).path("message").asText()).contains("\"" + field + "\"");
        }

        @Test
        void refusesTheEleventh() {
            for (int i = 0; i < 10; i++) {
                assertThat(add("api:app", "notify", "").statusCode()).isEqualTo(201);
            }
            assertThat(add("api:app", "notify", "").statusCode()).isEqualTo(422);
        }
    }

    @Nested
    class WhenSomethingChanges {
        @Test
        void tellsItSignedAndAuthorized() {
            add("api:release", "notify", ",\"secret\":\"my-secret\",\"authorization\":\"Bearer my-token\"");
            setConfig(API, app, "COLOUR");
            awaitTold(1);
            Receiver.Received told = receiver.received().get(0);
            assertThat(told.header("Heroku-Webhook-Hmac-SHA256")).isEqualTo(hmac("my-secret", told.body()));
            assertThat(told.header("Authorization")).isEqualTo("Bearer my-token");
        }

        @Test
        void signsWithTheSecretThatItMade() {
            String secret = secretOf(add("api:release", "notify", ""));
            setConfig(API, app, "COLOUR");
            awaitTold(1);
            Receiver.Received told = receiver.received().get(0);
            assertThat(told.header("Heroku-Webhook-Hmac-SHA256")).isEqualTo(hmac(secret, told.body()));
        }

        @Test
        void tellsInHerokusForm() {
            String webhook = ApiClient.parse(add("api:release", "notify", "").body())
                    .path("id")
                    .asText();
            setConfig(API, app, "COLOUR");
            JsonNode body = told(0);
            assertThat(body.fieldNames())
                    .toIterable()
                    .containsExactly(
                            "action",
                            "actor",
                            "created_at",
                            "data",
                            "id",
                            "previous_data",
                            "published_at",
                            "resource",
                            "sequence",
                            "updated_at",
                            "version",
                            "webhook_metadata");
            assertThat(body.path("action").asText()).isEqualTo("create");
            assertThat(body.path("resource").asText()).isEqualTo("release");
            assertThat(body.path("actor").path("email").asText()).isEqualTo(Platform.OPERATOR);
            assertThat(body.path("data").path("description").asText()).contains("COLOUR");
            assertThat(body.path("data").path("version").asInt()).isEqualTo(2);
            JsonNode metadata = body.path("webhook_metadata");
            JsonNode delivery = awaitDelivery("succeeded");
            assertThat(metadata.path("webhook").path("id").asText()).isEqualTo(webhook);
            assertThat(metadata.path("delivery").path("id")).isEqualTo(delivery.path("id"));
            assertThat(metadata.path("attempt").path("id"))
                    .isEqualTo(delivery.path("last_attempt").path("id"));
            assertThat(metadata.path("event").path("include").asText()).isEqualTo("api:release");
        }

        @Test
        void tellsOnlyWhatWasAskedFor() {
            add("api:app", "notify", "");
            setConfig(API, app, "COLOUR");
            API.patch("/apps/" + app, "{\"maintenance\":true}");
            assertThat(told(0).path("resource").asText()).isEqualTo("app");
            assertThat(told(0).path("data").path("maintenance").asBoolean()).isTrue();
            assertThat(API.get("/apps/" + app + "/webhook-events")).hasSize(1);
        }

        @Test
        void writesNothingWithoutAWebhook() {
            setConfig(API, app, "COLOUR");
            String id = API.get("/apps/" + app).path("id").asText();
            assertThat(PlatformDatabase.of(PLATFORM)
                            .texts("select count(*) from webhook_event where app_id = ?::uuid", id))
                    .containsExactly("0");
        }

        @Test
        void tellsTheEndOfTheApp() {
            add("api:app", "sync", "");
            API.delete("/apps/" + app);
            assertThat(told(0).path("action").asText()).isEqualTo("destroy");
        }

        @Test
        void tellsTheLifeOfDynosAndBuildsAndFormation() {
            for (String include : List.of("api:dyno", "api:build", "api:formation")) {
                add(include, "notify", "");
            }
            Deploy.testApp(PLATFORM, API, app, "");
            API.awaitDynos(app, "web.1=up");
            API.patch("/apps/" + app + "/formation/web", "{\"quantity\":0}");
            Platform.await(
                    "all of it to be told",
                    () -> seen().containsAll(List.of(
                            "build create pending",
                            "build update succeeded",
                            "dyno create starting",
                            "dyno update up",
                            "formation update ",
                            "dyno update down",
                            "dyno destroy down")));
        }

        private List<String> seen() {
            List<String> seen = new ArrayList<>();
            for (Receiver.Received received : receiver.received()) {
                JsonNode body = ApiClient.parse(received.body());
                JsonNode data = body.path("data");
                seen.add("%s %s %s"
                        .formatted(
                                body.path("resource").asText(),
                                body.path("action").asText(),
                                data.path("status").asText(data.path("state").asText())));
            }
            return seen;
        }
    }

    @Nested
    class WhenTheReceiverFails {
        @Test
        void notifyIsTriedOnce() {
            receiver.failTimes(1);
            add("api:release", "notify", "");
            setConfig(API, app, "A");
            JsonNode delivery = awaitDelivery("failed");
            assertThat(delivery.path("num_attempts").asInt()).isEqualTo(1);
            assertThat(delivery.path("last_attempt").path("code").asInt()).isEqualTo(500);
            assertThat(delivery.path("last_attempt").path("status").asText()).isEqualTo("failed");
            assertThat(delivery.path("next_attempt_at").isNull()).isTrue();
            setConfig(API, app, "B");
            awaitTold(2);
            assertThat(descriptions()).containsExactly("Set A config vars", "Set B config vars");
        }

        @Test
        void syncIsTriedAgainAndKeepsTheOrder() {
            receiver.failTimes(2);
            add("api:release", "sync", "");
            setConfig(API, app, "A");
            setConfig(API, app, "B");
            awaitTold(4);
            assertThat(descriptions())
                    .containsExactly(
                            "Set A config vars", "Set A config vars", "Set A config vars", "Set B config vars");
            JsonNode delivery = awaitDelivery("succeeded");
            assertThat(delivery.path("num_attempts").asInt()).isEqualTo(3);
        }

        @Test
        void aSlowOneHoldsUpNoOther() {
            try (Receiver slow = Receiver.start()) {
                slow.holdAnswers();
                add(API, app, slow.url("/"), "api:release", "sync", "");
                add("api:release", "sync", "");
                setConfig(API, app, "A");
                setConfig(API, app, "B");
                awaitTold(2);
                Platform.await(
                        "the slow one to be asked", () -> !slow.received().isEmpty());
                assertThat(slow.received()).hasSize(1);
            }
        }

        @Test
        void aLinkLocalAddressIsNeverAsked() {
            add(API, app, "http://169.254.169.254/latest", "api:release", "sync", "");
            setConfig(API, app, "A");
            JsonNode delivery = awaitDelivery("failed");
            assertThat(delivery.path("last_attempt").path("error_class").asText())
                    .isEqualTo("LinkLocalAddressRefused");
            assertThat(delivery.path("last_attempt").path("code").isNull()).isTrue();
        }
    }

    @Nested
    class Lists {
        @Test
        void ofDeliveriesAreFilteredAndRanged() {
            add("api:release", "notify", "");
            setConfig(API, app, "A");
            setConfig(API, app, "B");
            Platform.await(
                    "both to be delivered",
                    () -> API.get("/apps/" + app
                                            + "/webhook-deliveries?eq[status]=succeeded"
                                                    .replace("[", "%5B")
                                                    .replace("]", "%5D"))
                                    .size()
                            == 2);
            HttpResponse<String> last =
                    API.send("GET", "/apps/" + app + "/webhook-deliveries", "", "Range", "seq ..; order=desc,max=1");
            assertThat(last.statusCode()).isEqualTo(206);
            assertThat(ApiClient.parse(last.body()).path(0))
                    .isEqualTo(deliveries(API, app).path(1));
            assertThat(API.get("/apps/" + app + "/webhook-deliveries?eq%5Bstatus%5D=failed"))
                    .isEmpty();
            assertThat(API.send("GET", "/apps/" + app + "/webhook-deliveries?eq%5Bstatus%5D=lost", "")
                            .statusCode())
                    .isEqualTo(422);
        }

        @Test
        void ofDeliveriesHaveEveryPropertyOfTheSchemaAndNoMore() {
            add("api:release", "notify", "");
            setConfig(API, app, "A");
            JsonNode delivery = awaitDelivery("succeeded");
            assertThat(delivery.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder(
                            "id",
                            "event",
                            "webhook",
                            "status",
                            "num_attempts",
                            "next_attempt_at",
                            "last_attempt",
                            "created_at",
                            "updated_at");
            assertThat(API.get("/apps/" + app + "/webhook-deliveries/"
                            + delivery.path("id").asText()))
                    .isEqualTo(delivery);
        }

        @Test
        void ofEventsTellWhatHappened() {
            add("api:release", "notify", "");
            setConfig(API, app, "A");
            JsonNode event = API.get("/apps/" + app + "/webhook-events").path(0);
            assertThat(event.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("id", "include", "payload", "created_at", "updated_at");
            assertThat(event.path("payload").path("data").path("version").asInt())
                    .isEqualTo(2);
            assertThat(API.get("/apps/" + app + "/webhook-events/"
                            + event.path("id").asText()))
                    .isEqualTo(event);
        }
    }

    @Nested
    class WhenChanged {
        private String path;
        private String secret;

        @BeforeEach
        void addOne() {
            HttpResponse<String> created = add("api:release", "notify", ",\"authorization\":\"Bearer one\"");
            path = "/apps/" + app + "/webhooks/"
                    + ApiClient.parse(created.body()).path("id").asText();
            secret = secretOf(created);
        }

        @Test
        void keepsWhatIsLeftOut() {
            HttpResponse<String> changed = API.send("PATCH", path, "{\"level\":\"sync\"}");
            JsonNode webhook = ApiClient.json(changed);
            assertThat(webhook.path("level").asText()).isEqualTo("sync");
            assertThat(webhook.path("include").path(0).asText()).isEqualTo("api:release");
            assertThat(secretOf(changed)).isEmpty();
            setConfig(API, app, "A");
            awaitTold(1);
            Receiver.Received told = receiver.received().get(0);
            assertThat(told.header("Heroku-Webhook-Hmac-SHA256")).isEqualTo(hmac(secret, told.body()));
            assertThat(told.header("Authorization")).isEqualTo("Bearer one");
        }

        @Test
        void signsWithANewSecretAndTellsIt() {
            HttpResponse<String> changed = API.send("PATCH", path, "{\"secret\":\"new\",\"authorization\":\"\"}");
            assertThat(secretOf(changed)).isEqualTo("new");
            setConfig(API, app, "A");
            awaitTold(1);
            Receiver.Received told = receiver.received().get(0);
            assertThat(told.header("Heroku-Webhook-Hmac-SHA256")).isEqualTo(hmac("new", told.body()));
            assertThat(told.header("Authorization")).isEmpty();
        }

        @Test
        void isGoneWhenRemoved() {
            assertThat(API.delete(path).path("level").asText()).isEqualTo("notify");
            assertThat(API.send("GET", path, "").statusCode()).isEqualTo(404);
            assertThat(API.get("/apps/" + app + "/webhooks")).isEmpty();
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
            String id = ApiClient.parse(add("api:release", "notify", "").body())
                    .path("id")
                    .asText();
            String path = "/apps/" + app + "/" + route.split(" ")[1].replace("ID", id);
            String method = route.split(" ")[0];
            String body = method.equals("POST")
                    ? "{\"include\":[\"api:app\"],\"level\":\"sync\",\"url\":\"http://example.com\"}"
                    : "";
            assertThat(person.api().send(method, path, body).statusCode()).isEqualTo(404);
            PlatformDatabase.of(PLATFORM)
                    .execute(
                            "insert into collaborator (id, app_id, account_id, permissions, created_at, updated_at)"
                                    + " select ?::uuid, app.id, account.id, 'view', now(), now() from app, account"
                                    + " where app.name = ? and account.email = ?",
                            UUID.randomUUID().toString(),
                            app,
                            person.email());
            assertThat(person.api().send(method, path, body).statusCode()).isEqualTo(403);
        }

        @Test
        void nobodyThroughAnotherApp() {
            String id = ApiClient.parse(add("api:release", "notify", "").body())
                    .path("id")
                    .asText();
            setConfig(API, app, "A");
            JsonNode delivery = awaitDelivery("succeeded");
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

    @Nested
    class WithAPlatformOfItsOwn {
        @Test
        void deliversAgainWhatAKillInterrupted() {
            try (Platform platform = Platform.start(Map.of())) {
                ApiClient api = platform.api();
                String killed = api.createApp();
                add(api, killed, receiver.url("/"), "api:release", "notify", "");
                receiver.holdAnswers();
                setConfig(api, killed, "A");
                setConfig(api, killed, "B");
                awaitTold(1);
                platform.kill();
                receiver.releaseAnswers();
                platform.launch();
                platform.awaitReady();
                awaitTold(3);
                assertThat(descriptions())
                        .containsExactly("Set A config vars", "Set A config vars", "Set B config vars");
                Platform.await(
                        "both to be delivered",
                        () -> deliveries(api, killed).findValuesAsText("status").stream()
                                        .filter(status -> status.equals("succeeded"))
                                        .count()
                                == 4);
                assertThat(platform.outputWith("could not be removed")).isEmpty();
            }
        }

        @Test
        void goesToNoPrivateAddressUnlessAllowed() {
            try (Platform platform = Platform.start(Map.of("SLIPWAY_PRIVATE_WEBHOOKS", "false"))) {
                ApiClient api = platform.api();
                String closed = api.createApp();
                add(api, closed, receiver.url("/"), "api:release", "sync", "");
                setConfig(api, closed, "A");
                Platform.await(
                        "the delivery to fail",
                        () -> deliveries(api, closed)
                                .path(0)
                                .path("status")
                                .asText()
                                .equals("failed"));
                assertThat(deliveries(api, closed)
                                .path(0)
                                .path("last_attempt")
                                .path("error_class")
                                .asText())
                        .isEqualTo("PrivateAddressRefused");
                assertThat(receiver.received()).isEmpty();
            }
        }
    }
}
