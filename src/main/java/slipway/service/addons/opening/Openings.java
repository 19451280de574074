package slipway.service.addons.opening;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import slipway.model.Moment;
import slipway.model.NotFoundException;
import slipway.model.PlatformException.Kind;
import slipway.model.RefusedException;
import slipway.model.access.Permission;
import slipway.model.addons.AddOn;
import slipway.model.addons.AddOnService;
import slipway.model.apps.App;
import slipway.service.access.Actor;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.addons.registry.Manifest;
import slipway.service.addons.registry.ManifestSafe;
import slipway.service.apps.AppFinder;

/**
 * {@code heroku addons:open}: for whoever may read what the add-on sets, since what providers show leads as far as that.
 */
@ApplicationScoped
@Transactional
public class Openings {
    private static final Permission[] READERS = {Permission.DEPLOY, Permission.OPERATE};

    @Inject
    AddOnFinder addOns;

    @Inject
    AppFinder apps;

    @Inject
    Catalogue catalogue;

    @Inject
    ManifestSafe manifests;

    @Inject
    @Any
    Instance<OwnDashboard> dashboards;

    /** An add-on by its name or UUID. */
    public Opening of(Actor actor, String nameOrId) {
        AddOn addOn = addOns.require(actor, nameOrId, READERS);
        App app = apps.findById(addOn.appId()).orElseThrow(() -> new NotFoundException("app"));
        return of(actor, addOn, app, app.name());
    }

    /** An add-on that an app has, in the light of that app. */
    public Opening of(Actor actor, String appName, String nameOrId) {
        App context = apps.require(actor, appName, READERS);
        AddOn addOn = addOns.requireIn(context, nameOrId);
        App billed = apps.findById(addOn.appId()).orElseThrow(() -> new NotFoundException("app"));
        return of(actor, addOn, billed, context.name());
    }

    private Opening of(Actor actor, AddOn addOn, App app, String contextApp) {
        AddOnService service = catalogue.ofPlan(addOn.planId()).service();
        SingleSignOn.Viewed viewed = new SingleSignOn.Viewed(
                addOn.id(),
                addOn.providerId().orElse(addOn.id().toString()),
                service.humanName(),
                app.name(),
                contextApp);
        SingleSignOn.Viewer viewer = new SingleSignOn.Viewer(actor.accountId(), actor.email());
        if (!service.isRegistered()) {
            String path = dashboards.stream()
                    .flatMap(each -> each.path(service.name(), app, addOn).stream())
                    .findFirst()
                    .orElse("/addons/" + addOn.id());
            return new Opening.Page(path, SingleSignOn.facts(viewed, viewer, Moment.now()));
        }
        if (!addOn.isProvisioned()) {
            throw new RefusedException(Kind.CONFLICT, addOn.name() + " is still being made.");
        }
        Manifest manifest = manifests.of(service);
        URI action = manifest.ssoUrl()
                .orElseThrow(() -> new RefusedException(
                        Kind.NOT_FOUND, service.humanName() + " shows nothing of its add-ons: it names no sso_url."));
        return new Opening.Form(
                action.toString(), new SingleSignOn(manifest.ssoSalt(), Moment.now()).params(viewed, viewer));
    }
}
