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
import slipway.model.access.Permission;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.model.webhooks.AppWebhook;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.apps.AppFinder;
import slipway.service.secrets.Tokens;

/** Webhooks of an app: added, changed, removed. */
@ApplicationScoped
@Transactional
public class WebhookService {
    private static final String KIND = "webhook";

    /** A webhook with the secret that it now has, which is told only here. */
    public record Added(AppWebhook webhook, String secret) {}

    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    WebhookSafe safe;

    @Inject
    Activity activity;

    /** Oldest first. */
    public List<AppWebhook> list(Actor actor, String app) {
        return of(apps.require(actor, app, Permission.OPERATE));
    }

    public AppWebhook require(Actor actor, String app, UUID id) {
        return require(apps.require(actor, app, Permission.OPERATE), id);
    }

    /** Without a secret, one is made. */
    public Added add(Actor actor, String appName, WebhookWish wish) {
        App app = apps.requireLocked(actor, appName, Permission.OPERATE);
        if (of(app).size() >= AppWebhook.MAX_PER_APP) {
            throw new InvalidParamsException(
                    "An app can have %d webhooks, and %s has them.".formatted(AppWebhook.MAX_PER_APP, app.name()));
        }
        UUID id = UUID.randomUUID();
        String secret = wish.secret().orElseGet(Tokens::newSecret);
        AppWebhook webhook = new AppWebhook(
                id,
                app.id(),
                wish.url().orElseThrow(() -> missing("url")),
                wish.include().orElseThrow(() -> missing("include")),
                wish.level().orElseThrow(() -> missing("level")),
                safe.sealSecret(id, secret));
        wish.authorization().ifPresent(text -> webhook.authorizeWith(safe.sealAuthorization(id, text)));
        entities.persist(webhook);
        note(actor, app, webhook, Action.CREATE, "Added the webhook to ");
        return new Added(webhook, secret);
    }

    public AppWebhook update(Actor actor, String appName, UUID id, WebhookWish wish) {
        App app = apps.requireLocked(actor, appName, Permission.OPERATE);
        AppWebhook webhook = require(app, id);
        wish.url().ifPresent(webhook::sendTo);
        wish.include().ifPresent(webhook::tellOf);
        wish.level().ifPresent(webhook::deliverAt);
        wish.secret().ifPresent(text -> webhook.signWith(safe.sealSecret(id, text)));
        wish.authorization().ifPresent(text -> webhook.authorizeWith(safe.sealAuthorization(id, text)));
        note(actor, app, webhook, Action.UPDATE, "Changed the webhook to ");
        return webhook;
    }

    /** What is still on its way to the webhook is dropped. */
    public AppWebhook remove(Actor actor, String appName, UUID id) {
        App app = apps.requireLocked(actor, appName, Permission.OPERATE);
        AppWebhook webhook = require(app, id);
        entities.remove(webhook);
        note(actor, app, webhook, Action.DESTROY, "Removed the webhook to ");
        return webhook;
    }

    private AppWebhook require(App app, UUID id) {
        return Optional.ofNullable(entities.find(AppWebhook.class, id))
                .filter(webhook -> webhook.appId().equals(app.id()))
                .orElseThrow(() -> new NotFoundException("app_webhook"));
    }

    private List<AppWebhook> of(App app) {
        return entities.createQuery(
                        "select w from AppWebhook w where w.appId = :app order by w.createdAt, w.id", AppWebhook.class)
                .setParameter("app", app.id())
                .getResultList();
    }

    private void note(Actor actor, App app, AppWebhook webhook, Action action, String deed) {
        activity.did(actor, app, KIND, action, webhook, deed + webhook.url().host());
    }

    private static InvalidParamsException missing(String field) {
        return new InvalidParamsException("Parameter \"" + field + "\" is missing.");
    }
}
