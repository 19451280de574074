package slipway.api.webhooks;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.api.addons.partners.PartnerCaller;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Ids;
import slipway.model.webhooks.DeliveryStatus;
import slipway.service.paging.Page;
import slipway.service.webhooks.WebhookHistory;
import slipway.service.webhooks.WebhookScope;

/** {@code /apps/X/webhook-deliveries}: {@code heroku webhooks:deliveries}; and the same of an add-on's provider. */
@Path("/")
@RequestScoped
public class WebhookDeliveryResource {
    @Inject
    WebhookHistory history;

    @Inject
    PartnerCaller partners;

    @Inject
    Caller caller;

    @GET
    @Path("apps/{app}/webhook-deliveries")
    public Page<WebhookDeliveryRepresentation> list(
            @PathParam("app") String app, @QueryParam("eq[status]") @Nullable String status) {
        return list(new WebhookScope.OfApp(caller.actor(), app), status);
    }

    @GET
    @Path("apps/{app}/webhook-deliveries/{delivery}")
    public WebhookDeliveryRepresentation get(@PathParam("app") String app, @PathParam("delivery") String id) {
        return get(new WebhookScope.OfApp(caller.actor(), app), id);
    }

    @GET
    @Path("addons/{addon}/webhook-deliveries")
    public Page<WebhookDeliveryRepresentation> listOfAddOn(
            @PathParam("addon") String addOn, @QueryParam("eq[status]") @Nullable String status) {
        return list(new WebhookScope.OfAddOn(partners.require(addOn)), status);
    }

    @GET
    @Path("addons/{addon}/webhook-deliveries/{delivery}")
    public WebhookDeliveryRepresentation getOfAddOn(
            @PathParam("addon") String addOn, @PathParam("delivery") String id) {
        return get(new WebhookScope.OfAddOn(partners.require(addOn)), id);
    }

    private Page<WebhookDeliveryRepresentation> list(WebhookScope scope, @Nullable String status) {
        return history.deliveries(scope, Optional.ofNullable(status).map(DeliveryStatus::require), caller.range())
                .map(list ->
                        list.stream().map(WebhookDeliveryRepresentation::of).toList());
    }

    private WebhookDeliveryRepresentation get(WebhookScope scope, String id) {
        return WebhookDeliveryRepresentation.of(history.requireDelivery(scope, Ids.parse("app_webhook_delivery", id)));
    }
}
