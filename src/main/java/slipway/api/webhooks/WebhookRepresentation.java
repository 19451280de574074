package slipway.api.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import slipway.api.shared.AppReference;
import slipway.model.apps.App;
import slipway.model.webhooks.AppWebhook;
import slipway.model.webhooks.WebhookInclude;

/** The {@code app-webhook} object of Platform API v3; its secrets are not part of it. */
public record WebhookRepresentation(
        UUID id,
        AppReference app,
        List<String> include,
        String level,
        String url,
        Instant createdAt,
        Instant updatedAt) {
    static WebhookRepresentation of(AppWebhook webhook, App app) {
        return new WebhookRepresentation(
                webhook.id(),
                AppReference.of(app),
                webhook.include().stream().map(WebhookInclude::word).toList(),
                webhook.level().word(),
                webhook.url().text(),
                webhook.createdAt(),
                webhook.updatedAt());
    }
}
