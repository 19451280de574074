package slipway.journey.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;
import slipway.service.webhooks.Receiver;

/** An app's changes reach whoever asked for them, signed and in order. */
class WebhookDeliveryIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient API = PLATFORM.api();

    private final HookedApp app = new HookedApp(API);

    @AfterEach
    void tidyUp() {
        app.close();
    }

    @Nested
    class WhenSomethingChanges {
        @Test
        void tellsItSignedAndAuthorized() {
            app.add("api:release", "notify", ",\"secret\":\"my-secret\",\"authorization\":\"Bearer my-token\"");
            app.setConfig("COLOUR");
            app.awaitTold(1);
            Receiver.Received told = app.receiver().received().get(0);
            assertThat(told.header("Heroku-Webhook-Hmac-SHA256")).isEqualTo(HookedApp.hmac("my-secret", told.body()));
            assertThat(told.header("Authorization")).isEqualTo("Bearer my-token");
        }

        @Test
        void signsWithTheSecretThatItMade() {
            String secret = HookedApp.secretOf(app.add("api:release", "notify", ""));
            app.setConfig("COLOUR");
            app.awaitTold(1);
            Receiver.Received told = app.receiver().received().get(0);
            assertThat(told.header("Heroku-Webhook-Hmac-SHA256")).isEqualTo(HookedApp.hmac(secret, told.body()));
        }

        @Test
        void tellsInHerokusForm() {
            String webhook = ApiClient.parse(
                            app.add("api:release", "notify", "").body())
                    .path("id")
                    .asText();
            app.setConfig("COLOUR");
            app.awaitTold(1);
            JsonNode body = app.told().get(0);
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
            JsonNode delivery = app.awaitDelivery("succeeded");
            assertThat(metadata.path("webhook").path("id").asText()).isEqualTo(webhook);
            assertThat(metadata.path("delivery").path("id")).isEqualTo(delivery.path("id"));
            assertThat(metadata.path("attempt").path("id"))
                    .isEqualTo(delivery.path("last_attempt").path("id"));
            assertThat(metadata.path("event").path("include").asText()).isEqualTo("api:release");
        }

        @Test
        void tellsOnlyWhatWasAskedFor() {
            app.add("api:app", "notify", "");
            app.setConfig("COLOUR");
            API.patch("/apps/" + app.name(), "{\"maintenance\":true}");
            app.awaitTold(1);
            assertThat(app.told().get(0).path("resource").asText()).isEqualTo("app");
            assertThat(app.told().get(0).path("data").path("maintenance").asBoolean())
                    .isTrue();
            assertThat(API.get(app.path("webhook-events"))).hasSize(1);
        }

        @Test
        void writesNothingWithoutAWebhook() {
            app.setConfig("COLOUR");
            String id = API.get("/apps/" + app.name()).path("id").asText();
            assertThat(PlatformDatabase.of(PLATFORM)
                            .texts("select count(*) from webhook_event where app_id = ?::uuid", id))
                    .containsExactly("0");
        }

        @Test
        void tellsTheEndOfTheApp() {
            app.add("api:app", "sync", "");
            API.delete("/apps/" + app.name());
            app.awaitTold(1);
            assertThat(app.told().get(0).path("action").asText()).isEqualTo("destroy");
        }

        @Test
        void tellsTheLifeOfDynosAndBuildsAndFormation() {
            for (String include : List.of("api:dyno", "api:build", "api:formation")) {
                app.add(include, "notify", "");
            }
            Deploy.testApp(PLATFORM, API, app.name(), "");
            API.awaitDynos(app.name(), "web.1=up");
            API.patch(app.path("formation/web"), "{\"quantity\":0}");
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
            return app.told().stream()
                    .map(body -> "%s %s %s"
                            .formatted(
                                    body.path("resource").asText(),
                                    body.path("action").asText(),
                                    body.path("data")
                                            .path("status")
                                            .asText(body.path("data")
                                                    .path("state")
                                                    .asText())))
                    .toList();
        }
    }

    @Nested
    class WhenTheReceiverFails {
        @Test
        void notifyIsTriedOnce() {
            app.receiver().failTimes(1);
            app.add("api:release", "notify", "");
            app.setConfig("A");
            JsonNode delivery = app.awaitDelivery("failed");
            assertThat(delivery.path("num_attempts").asInt()).isEqualTo(1);
            assertThat(delivery.path("last_attempt").path("code").asInt()).isEqualTo(500);
            assertThat(delivery.path("last_attempt").path("status").asText()).isEqualTo("failed");
            assertThat(delivery.path("next_attempt_at").isNull()).isTrue();
            app.setConfig("B");
            app.awaitTold(2);
            assertThat(app.descriptions()).containsExactly("Set A config vars", "Set B config vars");
        }

        @Test
        void syncIsTriedAgainAndKeepsTheOrder() {
            app.receiver().failTimes(2);
            app.add("api:release", "sync", "");
            app.setConfig("A");
            app.setConfig("B");
            app.awaitTold(4);
            assertThat(app.descriptions())
                    .containsExactly(
                            "Set A config vars", "Set A config vars", "Set A config vars", "Set B config vars");
            JsonNode delivery = app.awaitDelivery("succeeded");
            assertThat(delivery.path("num_attempts").asInt()).isEqualTo(3);
        }

        @Test
        void aSlowOneHoldsUpNoOther() {
            try (Receiver slow = Receiver.start()) {
                slow.holdAnswers();
                app.addTo(slow.url("/"), "api:release", "sync", "");
                app.add("api:release", "sync", "");
                app.setConfig("A");
                app.setConfig("B");
                app.awaitTold(2);
                Platform.await(
                        "the slow one to be asked", () -> !slow.received().isEmpty());
                assertThat(slow.received()).hasSize(1);
            }
        }

        @Test
        void aLinkLocalAddressIsNeverAsked() {
            app.addTo("http://169.254.169.254/latest", "api:release", "sync", "");
            app.setConfig("A");
            JsonNode delivery = app.awaitDelivery("failed");
            assertThat(delivery.path("last_attempt").path("error_class").asText())
                    .isEqualTo("LinkLocalAddressRefused");
            assertThat(delivery.path("last_attempt").path("code").isNull()).isTrue();
        }
    }

    @Nested
    class Lists {
        @Test
        void ofDeliveriesAreFilteredAndRanged() {
            app.add("api:release", "notify", "");
            app.setConfig("A");
            app.setConfig("B");
            Platform.await(
                    "both to be delivered",
                    () -> API.get(app.path("webhook-deliveries?eq%5Bstatus%5D=succeeded"))
                                    .size()
                            == 2);
            HttpResponse<String> last =
                    API.send("GET", app.path("webhook-deliveries"), "", "Range", "seq ..; order=desc,max=1");
            assertThat(last.statusCode()).isEqualTo(206);
            assertThat(ApiClient.parse(last.body()).path(0))
                    .isEqualTo(app.deliveries().path(1));
            assertThat(API.get(app.path("webhook-deliveries?eq%5Bstatus%5D=failed")))
                    .isEmpty();
            assertThat(API.send("GET", app.path("webhook-deliveries?eq%5Bstatus%5D=lost"), "")
                            .statusCode())
                    .isEqualTo(422);
        }

        @Test
        void ofDeliveriesHaveEveryPropertyOfTheSchemaAndNoMore() {
            app.add("api:release", "notify", "");
            app.setConfig("A");
            JsonNode delivery = app.awaitDelivery("succeeded");
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
            assertThat(API.get(
                            app.path("webhook-deliveries/" + delivery.path("id").asText())))
                    .isEqualTo(delivery);
        }

        @Test
        void ofEventsTellWhatHappened() {
            app.add("api:release", "notify", "");
            app.setConfig("A");
            JsonNode event = API.get(app.path("webhook-events")).path(0);
            assertThat(event.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("id", "include", "payload", "created_at", "updated_at");
            assertThat(event.path("payload").path("data").path("version").asInt())
                    .isEqualTo(2);
            assertThat(API.get(app.path("webhook-events/" + event.path("id").asText())))
                    .isEqualTo(event);
        }
    }
}
