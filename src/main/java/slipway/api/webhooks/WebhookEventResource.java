package slipway.api.webhooks;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Ids;
import slipway.service.paging.Page;
import slipway.service.webhooks.WebhookHistory;

/** {@code /apps/X/webhook-events}: {@code heroku webhooks:events}. */
@Path("/")
@RequestScoped
public class WebhookEventResource {
    @Inject
    WebhookHistory history;

    @Inject
    Caller caller;

    @GET
    @Path("apps/{app}/webhook-events")
    public Page<WebhookEventRepresentation> list(@PathParam("app") String app) {
        return history.events(caller.actor(), app, caller.range())
                .map(list -> list.stream().map(WebhookEventRepresentation::of).toList());
    }

    @GET
    @Path("apps/{app}/webhook-events/{event}")
    public WebhookEventRepresentation get(@PathParam("app") String app, @PathParam("event") String id) {
        return WebhookEventRepresentation.of(
                history.requireEvent(caller.actor(), app, Ids.parse("app_webhook_event", id)));
    }
}
