package slipway.api.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import slipway.api.shared.NamedReference;
import slipway.model.webhooks.AppWebhook;
import slipway.model.webhooks.WebhookInclude;
import slipway.service.addons.partners.Partner;

/** The {@code add-on-webhook} object of Platform API v3; its secrets are not part of it. */
public record AddOnWebhookRepresentation(
        UUID id,
        NamedReference addon,
        List<String> include,
        String level,
        String url,
        Instant createdAt,
        Instant updatedAt) {
    static AddOnWebhookRepresentation of(AppWebhook webhook, Partner partner) {
        return new AddOnWebhookRepresentation(
                webhook.id(),
                new NamedReference(partner.addOnId(), partner.addOnName()),
                webhook.include().stream().map(WebhookInclude::word).toList(),
                webhook.level().word(),
                webhook.url().text(),
                webhook.createdAt(),
                webhook.updatedAt());
    }
}
