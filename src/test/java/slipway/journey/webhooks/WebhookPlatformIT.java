package slipway.journey.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;

/** What happens to deliveries when the platform is killed, when time goes by, and where its operator forbids them. */
class WebhookPlatformIT {
    @Test
    void deliversAgainWhatAKillInterrupted() {
        try (Platform platform = Platform.start(Map.of());
                HookedApp killed = new HookedApp(platform.api())) {
            killed.add("api:release", "notify", "");
            killed.receiver().holdAnswers();
            killed.setConfig("A");
            killed.setConfig("B");
            killed.awaitTold(1);
            platform.kill();
            killed.receiver().releaseAnswers();
            platform.launch();
            platform.awaitReady();
            killed.awaitTold(3);
            assertThat(killed.descriptions())
                    .containsExactly("Set A config vars", "Set A config vars", "Set B config vars");
            Platform.await(
                    "both to be delivered",
                    () -> killed.deliveries().path(1).path("status").asText().equals("succeeded"));
            assertThat(killed.deliveries().path(0).path("status").asText()).isEqualTo("succeeded");
            assertThat(platform.outputWith("could not be removed")).isEmpty();
        }
    }

    @Test
    void forgetsWhatIsOldAndWhoseAppIsGone() {
        try (Platform platform = Platform.start(Map.of());
                HookedApp kept = new HookedApp(platform.api());
                HookedApp gone = new HookedApp(platform.api())) {
            kept.add("api:release", "notify", "");
            kept.setConfig("OLD");
            kept.awaitDelivery("succeeded");
            gone.add("api:app", "notify", "");
            platform.api().delete("/apps/" + gone.name());
            gone.awaitTold(1);
            PlatformDatabase database = PlatformDatabase.of(platform);
            Platform.await(
                    "all to be delivered",
                    () -> database.texts("select id from webhook_delivery where status <> 'SUCCEEDED'")
                            .isEmpty());
            database.update("update webhook_event set created_at = created_at - interval '31 days'");
            kept.setConfig("NEW");
            kept.awaitTold(2);
            platform.kill();
            platform.launch();
            platform.awaitReady();
            Platform.await(
                    "the webhook of the app that is gone to go",
                    () -> database.texts("select id from app_webhook").size() == 1);
            assertThat(database.texts("select data::json ->> 'description' from webhook_event"))
                    .containsExactly("Set NEW config vars");
        }
    }

    @Test
    void goesToNoPrivateAddressUnlessAllowed() {
        try (Platform platform = Platform.start(Map.of("SLIPWAY_PRIVATE_WEBHOOKS", "false"));
                HookedApp closed = new HookedApp(platform.api())) {
            closed.add("api:release", "sync", "");
            closed.setConfig("A");
            JsonNode attempt = closed.awaitDelivery("failed").path("last_attempt");
            assertThat(attempt.path("error_class").asText()).isEqualTo("PrivateAddressRefused");
            assertThat(closed.receiver().received()).isEmpty();
        }
    }
}
