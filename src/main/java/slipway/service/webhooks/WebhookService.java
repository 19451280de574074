package slipway.service.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.model.webhooks.AppWebhook;
import slipway.service.AfterCommit;
import slipway.service.activity.Activity;
import slipway.service.logs.LogRouter;
import slipway.service.secrets.Tokens;

/** Webhooks of an app or of an add-on: added, changed, removed. */
@ApplicationScoped
@Transactional
public class WebhookService {
    private static final String KIND = "webhook";

    /** A webhook with the secret that it now has, which is told only here. */
    public record Added(AppWebhook webhook, String secret) {}

    @Inject
    EntityManager entities;

    @Inject
    WebhookOwners owners;

    @Inject
    WebhookSafe safe;

    @Inject
    Activity activity;

    @Inject
    AfterCommit afterCommit;

    @Inject
    LogRouter logs;

    /** Oldest first. */
    public List<AppWebhook> list(WebhookScope scope) {
        return of(owners.require(scope));
    }

    public AppWebhook require(WebhookScope scope, UUID id) {
        return require(owners.require(scope), id);
    }

    /** Without a secret, one is made. */
    public Added add(WebhookScope scope, WebhookWish wish) {
        WebhookOwner owner = owners.requireLocked(scope);
        if (of(owner).size() >= AppWebhook.MOST) {
            throw new InvalidParamsException(
                    "An app or an add-on can have %d webhooks, and this one has them.".formatted(AppWebhook.MOST));
        }
        UUID id = UUID.randomUUID();
        String secret = wish.secret().orElseGet(Tokens::newSecret);
        AppWebhook webhook = new AppWebhook(
                id,
                owner.app().id(),
                owner.addOnId(),
                wish.url().orElseThrow(() -> missing("url")),
                wish.include().orElseThrow(() -> missing("include")),
                wish.level().orElseThrow(() -> missing("level")),
                safe.sealSecret(id, secret));
        wish.authorization().ifPresent(text -> webhook.authorizeWith(safe.sealAuthorization(id, text)));
        entities.persist(webhook);
        note(scope, owner, webhook, Action.CREATE, "Added the webhook to ");
        return new Added(webhook, secret);
    }

    public AppWebhook update(WebhookScope scope, UUID id, WebhookWish wish) {
        WebhookOwner owner = owners.requireLocked(scope);
        AppWebhook webhook = require(owner, id);
        wish.url().ifPresent(webhook::sendTo);
        wish.include().ifPresent(webhook::tellOf);
        wish.level().ifPresent(webhook::deliverAt);
        wish.secret().ifPresent(text -> webhook.signWith(safe.sealSecret(id, text)));
        wish.authorization().ifPresent(text -> webhook.authorizeWith(safe.sealAuthorization(id, text)));
        note(scope, owner, webhook, Action.UPDATE, "Changed the webhook to ");
        return webhook;
    }

    /** What is still on its way to the webhook is dropped. */
    public AppWebhook remove(WebhookScope scope, UUID id) {
        WebhookOwner owner = owners.requireLocked(scope);
        AppWebhook webhook = require(owner, id);
        entities.remove(webhook);
        note(scope, owner, webhook, Action.DESTROY, "Removed the webhook to ");
        return webhook;
    }

    private AppWebhook require(WebhookOwner owner, UUID id) {
        return Optional.ofNullable(entities.find(AppWebhook.class, id))
                .filter(owner::has)
                .orElseThrow(() -> new NotFoundException("app_webhook"));
    }

    private List<AppWebhook> of(WebhookOwner owner) {
        return entities.createQuery(
                        "select w from AppWebhook w where w.appId = :app order by w.createdAt, w.id", AppWebhook.class)
                .setParameter("app", owner.app().id())
                .getResultStream()
                .filter(owner::has)
                .toList();
    }

    private void note(WebhookScope scope, WebhookOwner owner, AppWebhook webhook, Action action, String deed) {
        App app = owner.app();
        String what = deed + webhook.url().host();
        if (scope instanceof WebhookScope.OfApp of) {
            activity.did(of.actor(), app, KIND, action, webhook, what);
        } else if (scope instanceof WebhookScope.OfAddOn of) {
            String line = what + " by the provider of " + of.partner().addOnName();
            afterCommit.run(() -> logs.api(app.id(), line));
        }
    }

    private static InvalidParamsException missing(String field) {
        return new InvalidParamsException("Parameter \"" + field + "\" is missing.");
    }
}
