package slipway.api.webhooks;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import slipway.api.http.caller.Caller;
import slipway.model.ForbiddenException;
import slipway.model.access.Permission;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.partners.Partner;
import slipway.service.webhooks.WebhookScope;

/** The webhooks of an add-on are its provider's alone: people have those of their apps. */
@RequestScoped
public class ProviderScope {
    @Inject
    AddOnFinder addOns;

    @Inject
    Caller caller;

    WebhookScope.OfAddOn requireScope(String addOn) {
        return new WebhookScope.OfAddOn(require(addOn));
    }

    /** @throws ForbiddenException where a person asks about an add-on that they may see */
    Partner require(String addOn) {
        return caller.partner().orElseThrow(() -> {
            addOns.require(caller.actor(), addOn, Permission.VIEW);
            return new ForbiddenException("Only the provider of an add-on may do that.");
        });
    }
}
