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
import java.util.UUID;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Ids;
import slipway.api.shared.Returns;
import slipway.model.apps.App;
import slipway.model.webhooks.AppWebhook;
import slipway.service.apps.AppFinder;
import slipway.service.webhooks.WebhookScope;
import slipway.service.webhooks.WebhookService;

/** {@code /apps/X/webhooks}: {@code heroku webhooks}, {@code webhooks:add}, {@code :info}, {@code :update}. */
@Path("/")
@RequestScoped
public class WebhookResource {
    /** Tells the secret, once. */
    static final String SECRET = "Heroku-Webhook-Secret";

    @Inject
    WebhookService webhooks;

    @Inject
    AppFinder apps;

    @Inject
    Caller caller;

    @GET
    @Path("apps/{app}/webhooks")
    public List<WebhookRepresentation> list(@PathParam("app") String name) {
        App app = apps.require(caller.actor(), name);
        return webhooks.list(of(name)).stream()
                .map(webhook -> WebhookRepresentation.of(webhook, app))
                .toList();
    }

    @GET
    @Path("apps/{app}/webhooks/{webhook}")
    public WebhookRepresentation get(@PathParam("app") String app, @PathParam("webhook") String id) {
        return represent(app, webhooks.require(of(app), id(id)));
    }

    @POST
    @Path("apps/{app}/webhooks")
    @Returns(WebhookRepresentation.class)
    public Response create(@PathParam("app") String app, WebhookRequest request) {
        WebhookService.Added added = webhooks.add(of(app), request.wish());
        return Response.status(Response.Status.CREATED)
                .header(SECRET, added.secret())
                .entity(represent(app, added.webhook()))
                .build();
    }

    @PATCH
    @Path("apps/{app}/webhooks/{webhook}")
    @Returns(WebhookRepresentation.class)
    public Response update(@PathParam("app") String app, @PathParam("webhook") String id, WebhookRequest request) {
        AppWebhook updated = webhooks.update(of(app), id(id), request.wish());
        return Response.ok(represent(app, updated))
                .header(SECRET, request.secret())
                .build();
    }

    @DELETE
    @Path("apps/{app}/webhooks/{webhook}")
    public WebhookRepresentation remove(@PathParam("app") String app, @PathParam("webhook") String id) {
        return represent(app, webhooks.remove(of(app), id(id)));
    }

    private WebhookScope of(String app) {
        return new WebhookScope.OfApp(caller.actor(), app);
    }

    private WebhookRepresentation represent(String app, AppWebhook webhook) {
        return WebhookRepresentation.of(webhook, apps.require(caller.actor(), app));
    }

    static UUID id(String text) {
        return Ids.parse("app_webhook", text);
    }
}
