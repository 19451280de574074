package slipway.model.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import slipway.model.activity.Action;

/** The life of a delivery. */
class WebhookDeliveryTest {
    private static WebhookDelivery delivery(WebhookLevel level) {
        UUID app = UUID.randomUUID();
        AppWebhook webhook = new AppWebhook(
                UUID.randomUUID(),
                app,
                Optional.empty(),
                new WebhookUrl("https://example.com"),
                EnumSet.of(WebhookInclude.RELEASE),
                level,
                new byte[0]);
        WebhookEvent.Doer doer = new WebhookEvent.Doer(UUID.randomUUID(), "me@example.com");
        return new WebhookDelivery(
                webhook, new WebhookEvent(app, Optional.empty(), WebhookInclude.RELEASE, Action.CREATE, doer, "{}"));
    }

    @Test
    void beginsPendingAndDueAtOnce() {
        WebhookDelivery delivery = delivery(WebhookLevel.NOTIFY);
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(delivery.nextAttemptAt()).contains(delivery.createdAt());
        assertThat(delivery.lastAttempt()).isEmpty();
    }

    @Test
    void staysDueWhileAnAttemptIsUnderWaySoThatAKillRepeatsIt() {
        WebhookDelivery delivery = delivery(WebhookLevel.NOTIFY);
        UUID attempt = delivery.begin();
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.SCHEDULED);
        assertThat(delivery.nextAttemptAt()).contains(delivery.createdAt());
        assertThat(delivery.lastAttempt().orElseThrow().id()).isEqualTo(attempt);
        assertThat(delivery.numAttempts()).isZero();
    }

    @Test
    void endsWithItsSuccess() {
        WebhookDelivery delivery = delivery(WebhookLevel.SYNC);
        delivery.begin();
        delivery.succeed(204);
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.SUCCEEDED);
        assertThat(delivery.nextAttemptAt()).isEmpty();
        assertThat(delivery.lastAttempt().orElseThrow().code()).contains(204);
        assertThat(delivery.numAttempts()).isEqualTo(1);
    }

    @Nested
    class WhenAnAttemptFails {
        @Test
        void isOverForNotify() {
            WebhookDelivery delivery = delivery(WebhookLevel.NOTIFY);
            delivery.begin();
            delivery.fail(Optional.of(500), Optional.empty(), false);
            assertThat(delivery.status()).isEqualTo(DeliveryStatus.FAILED);
            assertThat(delivery.nextAttemptAt()).isEmpty();
        }

        @Test
        void isTriedAgainForSync() {
            WebhookDelivery delivery = delivery(WebhookLevel.SYNC);
            delivery.begin();
            delivery.fail(Optional.empty(), Optional.of("Timeout"), false);
            assertThat(delivery.status()).isEqualTo(DeliveryStatus.RETRYING);
            assertThat(delivery.nextAttemptAt()).contains(delivery.updatedAt().plus(Duration.ofSeconds(1)));
            assertThat(delivery.lastAttempt().orElseThrow().errorClass()).contains("Timeout");
        }

        @Test
        void isOverForSyncWhereNothingCouldEverBeSent() {
            WebhookDelivery delivery = delivery(WebhookLevel.SYNC);
            delivery.begin();
            delivery.fail(Optional.empty(), Optional.of("LinkLocalAddressRefused"), true);
            assertThat(delivery.status()).isEqualTo(DeliveryStatus.FAILED);
        }

        @Test
        void isOverForSyncAfterTheLastAttempt() {
            WebhookDelivery delivery = delivery(WebhookLevel.SYNC);
            IntStream.rangeClosed(1, RetrySchedule.MAX_ATTEMPTS).forEach(attempt -> {
                assertThat(delivery.nextAttemptAt()).isPresent();
                delivery.begin();
                delivery.fail(Optional.of(500), Optional.empty(), false);
            });
            assertThat(delivery.status()).isEqualTo(DeliveryStatus.FAILED);
        }
    }
}
