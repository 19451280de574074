package slipway.service.webhooks;

import slipway.service.access.Actor;
import slipway.service.addons.partners.Partner;

/** Whose webhooks somebody asks about. */
public sealed interface WebhookScope {
    /** Those that people have given an app, by its name or UUID. */
    record OfApp(Actor actor, String app) implements WebhookScope {}

    /** Those of an add-on, which its provider has made to hear of the app (Dev Center, "Webhooks for partners"). */
    record OfAddOn(Partner partner) implements WebhookScope {}
}
