package slipway.api.webhooks;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.webhooks.WebhookInclude;
import slipway.model.webhooks.WebhookLevel;
import slipway.model.webhooks.WebhookUrl;
import slipway.service.webhooks.WebhookWish;

/** Body of {@code POST /apps/X/webhooks}, and of {@code PATCH}, where what is left out stays. */
record WebhookRequest(
        @Nullable List<String> include,
        @Nullable String level,
        @Nullable String url,
        @Nullable String secret,
        @Nullable String authorization) {
    WebhookWish wish() {
        return new WebhookWish(
                Optional.ofNullable(include).map(WebhookInclude::require),
                Optional.ofNullable(level).map(WebhookLevel::require),
                Optional.ofNullable(url).map(WebhookUrl::new),
                Optional.ofNullable(secret),
                Optional.ofNullable(authorization));
    }
}
