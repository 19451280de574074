package slipway.service.webhooks;

import java.util.Optional;
import java.util.UUID;
import slipway.model.apps.App;
import slipway.model.webhooks.AppWebhook;
import slipway.service.paging.PagedQuery;

/**
 * What webhooks, their events and deliveries belong to: an app, or one of its add-ons.
 *
 * @param addOnId absent for webhooks of the app's people
 */
record WebhookOwner(App app, Optional<UUID> addOnId) {
    boolean has(AppWebhook webhook) {
        return has(webhook.appId(), webhook.addOnId());
    }

    boolean has(UUID ofApp, Optional<UUID> ofAddOn) {
        return ofApp.equals(app.id()) && ofAddOn.equals(addOnId);
    }

    /** All of its own {@code x} that fulfil a condition. */
    <T> PagedQuery<T> all(Class<T> type, String condition) {
        String own =
                "x.appId = :app and x.addOnId " + addOnId.map(id -> "= :addon").orElse("is null");
        PagedQuery<T> query = PagedQuery.of(type, own + " and " + condition).with("app", app.id());
        addOnId.ifPresent(id -> query.with("addon", id));
        return query.by("seq", Long::valueOf);
    }
}
