package slipway.service.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import slipway.model.NotFoundException;
import slipway.model.webhooks.DeliveryStatus;
import slipway.model.webhooks.WebhookDelivery;
import slipway.model.webhooks.WebhookEvent;
import slipway.service.paging.Page;
import slipway.service.paging.PageRequest;
import slipway.service.paging.PagedQuery;

/** What the webhooks of an app or an add-on were told, and how it went. */
@ApplicationScoped
@Transactional
public class WebhookHistory {
    @Inject
    EntityManager entities;

    @Inject
    WebhookOwners owners;

    /** In the order of the events unless the range says otherwise. */
    public Page<WebhookDelivery> deliveries(WebhookScope scope, Optional<DeliveryStatus> status, PageRequest range) {
        WebhookOwner owner = owners.require(scope);
        PagedQuery<WebhookDelivery> query = owner.all(
                WebhookDelivery.class, status.map(any -> "x.status = :status").orElse("1 = 1"));
        status.ifPresent(wanted -> query.with("status", wanted));
        return query.fetch(entities, range);
    }

    public WebhookDelivery requireDelivery(WebhookScope scope, UUID id) {
        WebhookOwner owner = owners.require(scope);
        return Optional.ofNullable(entities.find(WebhookDelivery.class, id))
                .filter(delivery -> owner.has(delivery.appId(), delivery.addOnId()))
                .orElseThrow(() -> new NotFoundException("app_webhook_delivery"));
    }

    /** In their order unless the range says otherwise. */
    public Page<WebhookEvent> events(WebhookScope scope, PageRequest range) {
        return owners.require(scope).all(WebhookEvent.class, "1 = 1").fetch(entities, range);
    }

    public WebhookEvent requireEvent(WebhookScope scope, UUID id) {
        WebhookOwner owner = owners.require(scope);
        return Optional.ofNullable(entities.find(WebhookEvent.class, id))
                .filter(event -> owner.has(event.appId(), event.addOnId()))
                .orElseThrow(() -> new NotFoundException("app_webhook_event"));
    }
}
