package slipway.api.webhooks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import slipway.api.shared.UserReference;
import slipway.model.webhooks.WebhookEvent;
import slipway.service.webhooks.WebhookPayload;

/**
 * The {@code app-webhook-event} object of Platform API v3.
 *
 * @param seq not told, but what pages of the list go by
 */
public record WebhookEventRepresentation(
        UUID id, @JsonIgnore long seq, String include, Payload payload, Instant createdAt, Instant updatedAt) {
    /**
     * What happened.
     *
     * @param publishedAt not in the schema, but printed by the CLI
     */
    public record Payload(
            String action,
            UserReference actor,
            JsonNode data,
            Map<String, Object> previousData,
            Instant publishedAt,
            String resource,
            String version) {}

    static WebhookEventRepresentation of(WebhookEvent event) {
        return new WebhookEventRepresentation(
                event.id(),
                event.seq(),
                event.include(),
                new Payload(
                        event.action().word(),
                        new UserReference(event.actor().id(), event.actor().email()),
                        WebhookPayload.data(event),
                        Map.of(),
                        event.createdAt(),
                        event.resource(),
                        WebhookPayload.VERSION),
                event.createdAt(),
                event.createdAt());
    }
}
