package slipway.service.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import slipway.model.NotFoundException;
import slipway.model.access.Permission;
import slipway.model.webhooks.DeliveryStatus;
import slipway.model.webhooks.WebhookDelivery;
import slipway.model.webhooks.WebhookEvent;
import slipway.service.access.Actor;
import slipway.service.apps.AppFinder;
import slipway.service.paging.Page;
import slipway.service.paging.PageRequest;
import slipway.service.paging.PagedQuery;

/** What an app's webhooks were told, and how it went. */
@ApplicationScoped
@Transactional
public class WebhookHistory {
    private static final String OF_APP = "x.appId = :app";

    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    /** In the order of the events unless the range says otherwise. */
    public Page<WebhookDelivery> deliveries(
            Actor actor, String app, Optional<DeliveryStatus> status, PageRequest range) {
        PagedQuery<WebhookDelivery> query = PagedQuery.of(
                        WebhookDelivery.class, status.isPresent() ? OF_APP + " and x.status = :status" : OF_APP)
                .with("app", appId(actor, app))
                .by("seq", Long::valueOf);
        status.ifPresent(wanted -> query.with("status", wanted));
        return query.fetch(entities, range);
    }

    public WebhookDelivery requireDelivery(Actor actor, String app, UUID id) {
        UUID appId = appId(actor, app);
        return Optional.ofNullable(entities.find(WebhookDelivery.class, id))
                .filter(delivery -> delivery.appId().equals(appId))
                .orElseThrow(() -> new NotFoundException("app_webhook_delivery"));
    }

    /** In their order unless the range says otherwise. */
    public Page<WebhookEvent> events(Actor actor, String app, PageRequest range) {
        return PagedQuery.of(WebhookEvent.class, OF_APP)
                .with("app", appId(actor, app))
                .by("seq", Long::valueOf)
                .fetch(entities, range);
    }

    public WebhookEvent requireEvent(Actor actor, String app, UUID id) {
        UUID appId = appId(actor, app);
        return Optional.ofNullable(entities.find(WebhookEvent.class, id))
                .filter(event -> event.appId().equals(appId))
                .orElseThrow(() -> new NotFoundException("app_webhook_event"));
    }

    private UUID appId(Actor actor, String app) {
        return apps.require(actor, app, Permission.OPERATE).id();
    }
}
