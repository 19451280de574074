package slipway.api.addons.partners;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import slipway.api.http.caller.Caller;
import slipway.model.ForbiddenException;
import slipway.model.NotFoundException;
import slipway.model.access.Permission;
import slipway.model.apps.App;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.partners.Partner;
import slipway.service.apps.AppFinder;

/** Who asks, where an add-on's provider may ask instead of people or beside them. */
@RequestScoped
public class PartnerCaller {
    @Inject
    AddOnFinder addOns;

    @Inject
    AppFinder apps;

    @Inject
    Caller caller;

    /**
     * The provider of an add-on, and nobody else.
     *
     * @throws ForbiddenException where a person asks about an add-on that they may see
     * @throws NotFoundException where they may not
     */
    public Partner require(String addOn) {
        return caller.partner().orElseThrow(() -> {
            addOns.require(caller.actor(), addOn, Permission.VIEW);
            return new ForbiddenException("Only the provider of an add-on may do that.");
        });
    }

    /** An app that whoever asks may see; a provider sees the one that has its add-on, whichever the routes let through. */
    public App requireApp(String nameOrId) {
        return caller.partner()
                .map(partner -> partner.appId().flatMap(apps::findById).orElseThrow(() -> new NotFoundException("app")))
                .orElseGet(() -> apps.require(caller.actor(), nameOrId));
    }
}
