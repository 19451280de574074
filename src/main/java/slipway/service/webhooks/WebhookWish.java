package slipway.service.webhooks;

import java.util.Optional;
import java.util.Set;
import slipway.model.webhooks.WebhookInclude;
import slipway.model.webhooks.WebhookLevel;
import slipway.model.webhooks.WebhookUrl;

/**
 * What somebody wants of a webhook; absent parts stay as they are.
 *
 * @param authorization the whole Authorization header; an empty one for none
 */
public record WebhookWish(
        Optional<Set<WebhookInclude>> include,
        Optional<WebhookLevel> level,
        Optional<WebhookUrl> url,
        Optional<String> secret,
        Optional<String> authorization) {}
