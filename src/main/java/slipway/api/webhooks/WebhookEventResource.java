package slipway.api.webhooks;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import slipway.api.addons.partners.PartnerCaller;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Ids;
import slipway.service.paging.Page;
import slipway.service.webhooks.WebhookHistory;
import slipway.service.webhooks.WebhookScope;

/** {@code /apps/X/webhook-events}: {@code heroku webhooks:events}; and the same of an add-on's provider. */
@Path("/")
@RequestScoped
public class WebhookEventResource {
    @Inject
    WebhookHistory history;

    @Inject
    PartnerCaller partners;

    @Inject
    Caller caller;

    @GET
    @Path("apps/{app}/webhook-events")
    public Page<WebhookEventRepresentation> list(@PathParam("app") String app) {
        return list(new WebhookScope.OfApp(caller.actor(), app));
    }

    @GET
    @Path("apps/{app}/webhook-events/{event}")
    public WebhookEventRepresentation get(@PathParam("app") String app, @PathParam("event") String id) {
        return get(new WebhookScope.OfApp(caller.actor(), app), id);
    }

    @GET
    @Path("addons/{addon}/webhook-events")
    public Page<WebhookEventRepresentation> listOfAddOn(@PathParam("addon") String addOn) {
        return list(new WebhookScope.OfAddOn(partners.require(addOn)));
    }

    @GET
    @Path("addons/{addon}/webhook-events/{event}")
    public WebhookEventRepresentation getOfAddOn(@PathParam("addon") String addOn, @PathParam("event") String id) {
        return get(new WebhookScope.OfAddOn(partners.require(addOn)), id);
    }

    private Page<WebhookEventRepresentation> list(WebhookScope scope) {
        return history.events(scope, caller.range())
                .map(list -> list.stream().map(WebhookEventRepresentation::of).toList());
    }

    private WebhookEventRepresentation get(WebhookScope scope, String id) {
        return WebhookEventRepresentation.of(history.requireEvent(scope, Ids.parse("app_webhook_event", id)));
    }
}
