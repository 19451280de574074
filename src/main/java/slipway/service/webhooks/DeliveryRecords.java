package slipway.service.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import slipway.model.Moment;
import slipway.model.webhooks.AppWebhook;
import slipway.model.webhooks.WebhookDelivery;
import slipway.model.webhooks.WebhookEvent;

/** The delivery loop's reading and writing: each method is one transaction, and none sends anything. */
@ApplicationScoped
@Transactional
public class DeliveryRecords {
    /** What is next for a webhook: something to send now, or a time at which there will be; neither when all is done. */
    record Turn(Optional<Attempt> now, Optional<Instant> later) {
        private static final Turn NOTHING = new Turn(Optional.empty(), Optional.empty());
    }

    /** An attempt that was written down as begun. */
    record Attempt(UUID deliveryId, WebhookSender.Notification notification) {}

    @Inject
    EntityManager entities;

    @Inject
    WebhookSafe safe;

    /** Webhooks that have something to be told, now or later. */
    List<UUID> webhooksWithDeliveries() {
        return entities.createQuery(
                        "select distinct d.webhookId from WebhookDelivery d where d.nextAttemptAt is not null",
                        UUID.class)
                .getResultList();
    }

    /** Looks at a webhook's oldest delivery that has not ended, so that none overtakes another, and begins it if due. */
    Turn next(UUID webhookId) {
        AppWebhook webhook = entities.find(AppWebhook.class, webhookId);
        Optional<WebhookDelivery> oldest = entities.createQuery(
                        "select d from WebhookDelivery d where d.webhookId = :webhook and d.nextAttemptAt is not null"
                                + " order by d.seq",
                        WebhookDelivery.class)
                .setParameter("webhook", webhookId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
        if (webhook == null || oldest.isEmpty()) {
            return Turn.NOTHING;
        }
        WebhookDelivery delivery = oldest.get();
        Optional<Instant> later = delivery.nextAttemptAt().filter(at -> at.isAfter(Moment.now()));
        return later.isPresent()
                ? new Turn(Optional.empty(), later)
                : new Turn(Optional.of(begin(webhook, delivery)), Optional.empty());
    }

    private Attempt begin(AppWebhook webhook, WebhookDelivery delivery) {
        WebhookEvent event = entities.find(WebhookEvent.class, delivery.eventId());
        UUID attempt = delivery.begin();
        String body = WebhookPayload.of(event, delivery, attempt);
        return new Attempt(
                delivery.id(),
                new WebhookSender.Notification(
                        URI.create(webhook.url().text()),
                        body,
                        WebhookSignature.of(safe.secret(webhook), body),
                        safe.authorization(webhook)));
    }

    /** Writes down how an attempt ended; nothing where its webhook was removed meanwhile. */
    void end(UUID deliveryId, WebhookSender.Answer answer) {
        Optional.ofNullable(entities.find(WebhookDelivery.class, deliveryId)).ifPresent(delivery -> {
            if (answer.isSuccess()) {
                delivery.succeed(answer.code().orElseThrow());
            } else {
                delivery.fail(answer.code(), answer.errorClass(), answer.inVain());
            }
        });
    }

    /** Forgets what is too old, and webhooks of destroyed apps and add-ons that have told all they had to. */
    void sweep() {
        entities.createQuery("delete from WebhookEvent e where e.createdAt < :before")
                .setParameter("before", Moment.now().minus(WebhookEvent.KEPT))
                .executeUpdate();
        entities.createQuery("delete from WebhookEvent e where not exists (select a.id from App a where a.id = e.appId)"
                        + " and not exists (select d.id from WebhookDelivery d"
                        + " where d.appId = e.appId and d.nextAttemptAt is not null)")
                .executeUpdate();
        entities.createQuery("delete from AppWebhook w where (not exists (select a.id from App a where a.id = w.appId)"
                        + " or (w.addOnId is not null and not exists (select o.id from AddOn o where o.id = w.addOnId"
                        + " and o.state <> slipway.model.addons.AddOnState.DEPROVISIONED)))"
                        + " and not exists (select d.id from WebhookDelivery d"
                        + " where d.webhookId = w.id and d.nextAttemptAt is not null)")
                .executeUpdate();
    }
}
