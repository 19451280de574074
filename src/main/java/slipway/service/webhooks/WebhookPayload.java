package slipway.service.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import slipway.model.webhooks.WebhookDelivery;
import slipway.model.webhooks.WebhookEvent;

/** The body of a notification, in the form of Heroku's (Dev Center, "App webhooks"). */
public final class WebhookPayload {
    /** Of which version of the API the data is. */
    public static final String VERSION = "application/vnd.heroku+json; version=3";

    private static final ObjectMapper JSON = new ObjectMapper();

    private WebhookPayload() {}

    static String of(WebhookEvent event, WebhookDelivery delivery, UUID attempt) {
        String time = event.createdAt().truncatedTo(ChronoUnit.SECONDS).toString();
        ObjectNode body = JSON.createObjectNode();
        body.put("action", event.action().word());
        body.putObject("actor")
                .put("email", event.actor().email())
                .put("id", event.actor().id().toString());
        body.put("created_at", time);
        body.set("data", data(event));
        body.put("id", event.id().toString());
        body.putObject("previous_data");
        body.put("published_at", time);
        body.put("resource", event.resource());
        body.putNull("sequence");
        body.put("updated_at", time);
        body.put("version", VERSION);
        ObjectNode metadata = body.putObject("webhook_metadata");
        metadata.putObject("attempt").put("id", attempt.toString());
        metadata.putObject("delivery").put("id", delivery.id().toString());
        metadata.putObject("event").put("id", event.id().toString()).put("include", event.include());
        metadata.putObject("webhook").put("id", delivery.webhookId().toString());
        return body.toString();
    }

    /** What the event says about the thing that changed. */
    public static JsonNode data(WebhookEvent event) {
        try {
            return JSON.readTree(event.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The data of event " + event.id() + " is no JSON", e);
        }
    }
}
