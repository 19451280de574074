package slipway.api.webhooks;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import slipway.api.addons.partners.PartnerCaller;
import slipway.api.shared.Returns;
import slipway.model.webhooks.AppWebhook;
import slipway.service.addons.partners.Partner;
import slipway.service.webhooks.WebhookScope.OfAddOn;
import slipway.service.webhooks.WebhookService;

/** {@code /addons/X/webhooks}: by which the provider of an add-on hears of the app that has it. */
@Path("addons/{addon}/webhooks")
@RequestScoped
public class AddOnWebhookResource {
    @Inject
    WebhookService webhooks;

    @Inject
    PartnerCaller partners;

    @GET
    public List<AddOnWebhookRepresentation> list(@PathParam("addon") String addOn) {
        Partner partner = partners.require(addOn);
        return webhooks.list(new OfAddOn(partner)).stream()
                .map(webhook -> AddOnWebhookRepresentation.of(webhook, partner))
                .toList();
    }

    @GET
    @Path("{webhook}")
    public AddOnWebhookRepresentation get(@PathParam("addon") String addOn, @PathParam("webhook") String id) {
        Partner partner = partners.require(addOn);
        return AddOnWebhookRepresentation.of(webhooks.require(new OfAddOn(partner), WebhookResource.id(id)), partner);
    }

    @POST
    @Returns(AddOnWebhookRepresentation.class)
    public Response create(@PathParam("addon") String addOn, WebhookRequest request) {
        Partner partner = partners.require(addOn);
        WebhookService.Added added = webhooks.add(new OfAddOn(partner), request.wish());
        return Response.status(Response.Status.CREATED)
                .header(WebhookResource.SECRET, added.secret())
                .entity(AddOnWebhookRepresentation.of(added.webhook(), partner))
                .build();
    }

    @PATCH
    @Path("{webhook}")
    @Returns(AddOnWebhookRepresentation.class)
    public Response update(@PathParam("addon") String addOn, @PathParam("webhook") String id, WebhookRequest request) {
        Partner partner = partners.require(addOn);
        AppWebhook updated = webhooks.update(new OfAddOn(partner), WebhookResource.id(id), request.wish());
        return Response.ok(AddOnWebhookRepresentation.of(updated, partner))
                .header(WebhookResource.SECRET, request.secret())
                .build();
    }

    @DELETE
    @Path("{webhook}")
    public AddOnWebhookRepresentation remove(@PathParam("addon") String addOn, @PathParam("webhook") String id) {
        Partner partner = partners.require(addOn);
        return AddOnWebhookRepresentation.of(webhooks.remove(new OfAddOn(partner), WebhookResource.id(id)), partner);
    }
}
