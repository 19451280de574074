package slipway.service.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import slipway.config.Settings;
import slipway.model.webhooks.AppWebhook;
import slipway.model.webhooks.WebhookDelivery;
import slipway.model.webhooks.WebhookEvent;
import slipway.model.webhooks.WebhookEvent.Doer;
import slipway.model.webhooks.WebhookInclude;
import slipway.service.AfterCommit;
import slipway.service.activity.Change;
import slipway.service.webhooks.rendering.Renderers;

/** Writes down, in the transaction of a change, what webhooks are to be told of it; without webhooks, nothing. */
@ApplicationScoped
@Transactional
public class WebhookEvents {
    /** Who does what nobody asked for: the platform. */
    private static final UUID PLATFORM = new UUID(0, 0);

    @Inject
    EntityManager entities;

    @Inject
    Renderers renderers;

    @Inject
    AfterCommit afterCommit;

    @Inject
    DeliveryLoop loop;

    @Inject
    Settings settings;

    void record(@Observes Change change) {
        WebhookInclude.ofKind(change.kind()).ifPresent(include -> record(change, include));
    }

    private void record(Change change, WebhookInclude include) {
        List<AppWebhook> told = webhooksOf(change.app().id()).stream()
                .filter(webhook -> webhook.include().contains(include))
                .toList();
        if (told.isEmpty()) {
            return;
        }
        // People and providers each have a list of events of their own.
        renderers
                .json(include, change.app(), change.subject())
                .ifPresent(data -> told.stream()
                        .collect(Collectors.groupingBy(AppWebhook::addOnId))
                        .forEach((addOn, webhooks) -> tell(
                                new WebhookEvent(
                                        change.app().id(), addOn, include, change.action(), doer(change), data),
                                webhooks)));
    }

    private void tell(WebhookEvent event, List<AppWebhook> told) {
        entities.persist(event);
        for (AppWebhook webhook : told) {
            entities.persist(new WebhookDelivery(webhook, event));
            afterCommit.run(() -> loop.wake(webhook.id()));
        }
    }

    /**
     * Every change of every app asks this: one look into an index, and no flush of what the change has written. Providers of
     * add-ons that are gone are told nothing more.
     */
    private List<AppWebhook> webhooksOf(UUID appId) {
        return entities.createQuery(
                        "select w from AppWebhook w where w.appId = :app and (w.addOnId is null or exists"
                                + " (select o.id from AddOn o where o.id = w.addOnId"
                                + " and o.state <> slipway.model.addons.AddOnState.DEPROVISIONED))",
                        AppWebhook.class)
                .setParameter("app", appId)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList();
    }

    private Doer doer(Change change) {
        return change.actor()
                .map(actor -> new Doer(actor.accountId(), actor.email()))
                .orElseGet(() -> new Doer(PLATFORM, "platform@" + settings.domain()));
    }
}
