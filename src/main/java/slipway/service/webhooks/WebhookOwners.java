package slipway.service.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import slipway.model.NotFoundException;
import slipway.model.access.Permission;
import slipway.model.apps.App;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.partners.Partner;
import slipway.service.apps.AppFinder;

/** Finds whose webhooks are meant, for those who may look after them: an app's operators, or an add-on's provider. */
@ApplicationScoped
@Transactional
public class WebhookOwners {
    @Inject
    AppFinder apps;

    @Inject
    AddOnFinder addOns;

    WebhookOwner require(WebhookScope scope) {
        if (scope instanceof WebhookScope.OfApp of) {
            return new WebhookOwner(apps.require(of.actor(), of.app(), Permission.OPERATE), Optional.empty());
        }
        Partner partner = ((WebhookScope.OfAddOn) scope).partner();
        App app = addOns.find(partner.addOnId())
                .flatMap(addOn -> apps.findById(addOn.appId()))
                .orElseThrow(() -> new NotFoundException("add_on"));
        return new WebhookOwner(app, Optional.of(partner.addOnId()));
    }

    /** With the app's row locked until the transaction ends. */
    WebhookOwner requireLocked(WebhookScope scope) {
        if (scope instanceof WebhookScope.OfApp of) {
            return new WebhookOwner(apps.requireLocked(of.actor(), of.app(), Permission.OPERATE), Optional.empty());
        }
        apps.lock(require(scope).app().id());
        return require(scope);
    }
}
