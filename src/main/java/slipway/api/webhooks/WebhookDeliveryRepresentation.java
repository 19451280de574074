package slipway.api.webhooks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.webhooks.DeliveryAttempt;
import slipway.model.webhooks.WebhookDelivery;

/**
 * The {@code app-webhook-delivery} object of Platform API v3.
 *
 * @param seq not told, but what pages of the list go by
 */
public record WebhookDeliveryRepresentation(
        UUID id,
        @JsonIgnore long seq,
        Event event,
        Webhook webhook,
        String status,
        int numAttempts,
        @Nullable Instant nextAttemptAt,
        @Nullable Attempt lastAttempt,
        Instant createdAt,
        Instant updatedAt) {
    /** What is delivered. */
    public record Event(UUID id, String include) {}

    /** To whom. */
    public record Webhook(UUID id, String level) {}

    /** The latest try. */
    public record Attempt(
            UUID id,
            @Nullable Integer code,
            @Nullable String errorClass,
            String status,
            Instant createdAt,
            Instant updatedAt) {
        private static Attempt of(DeliveryAttempt attempt) {
            return new Attempt(
                    attempt.id(),
                    attempt.code().orElse(null),
                    attempt.errorClass().orElse(null),
                    attempt.status().word(),
                    attempt.createdAt(),
                    attempt.updatedAt());
        }
    }

    static WebhookDeliveryRepresentation of(WebhookDelivery delivery) {
        return new WebhookDeliveryRepresentation(
                delivery.id(),
                delivery.seq(),
                new Event(delivery.eventId(), delivery.include()),
                new Webhook(delivery.webhookId(), delivery.level().word()),
                delivery.status().word(),
                delivery.numAttempts(),
                delivery.nextAttemptAt().orElse(null),
                delivery.lastAttempt().map(Attempt::of).orElse(null),
                delivery.createdAt(),
                delivery.updatedAt());
    }
}
