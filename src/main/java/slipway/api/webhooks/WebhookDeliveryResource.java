package slipway.api.webhooks;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Ids;
import slipway.model.webhooks.DeliveryStatus;
import slipway.service.paging.Page;
import slipway.service.webhooks.WebhookHistory;

/** {@code /apps/X/webhook-deliveries}: {@code heroku webhooks:deliveries}. */
@Path("/")
@RequestScoped
public class WebhookDeliveryResource {
    @Inject
    WebhookHistory history;

    @Inject
    Caller caller;

    @GET
    @Path("apps/{app}/webhook-deliveries")
    public Page<WebhookDeliveryRepresentation> list(
            @PathParam("app") String app, @QueryParam("eq[status]") @Nullable String status) {
        return history.deliveries(
                        caller.actor(), app, Optional.ofNullable(status).map(DeliveryStatus::require), caller.range())
                .map(list ->
                        list.stream().map(WebhookDeliveryRepresentation::of).toList());
    }

    @GET
    @Path("apps/{app}/webhook-deliveries/{delivery}")
    public WebhookDeliveryRepresentation get(@PathParam("app") String app, @PathParam("delivery") String id) {
        return WebhookDeliveryRepresentation.of(
                history.requireDelivery(caller.actor(), app, Ids.parse("app_webhook_delivery", id)));
    }
}
