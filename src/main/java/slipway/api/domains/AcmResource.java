package slipway.api.domains;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import slipway.api.apps.AppRepresentation;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Returns;
import slipway.model.InvalidParamsException;
import slipway.model.access.Permission;
import slipway.service.apps.AppFinder;

/** {@code /apps/X/acm}: {@code heroku certs:auto:enable} and so on; says that automatic certificates are not built. */
@Path("/")
@RequestScoped
public class AcmResource {
    @Inject
    AppFinder apps;

    @Inject
    Caller caller;

    @POST
    @Path("apps/{app}/acm")
    @Returns(AppRepresentation.class)
    public Response enable(@PathParam("app") String app) {
        throw refusal(app);
    }

    @PATCH
    @Path("apps/{app}/acm")
    @Returns(AppRepresentation.class)
    public Response refresh(@PathParam("app") String app) {
        throw refusal(app);
    }

    @DELETE
    @Path("apps/{app}/acm")
    @Returns(AppRepresentation.class)
    public Response disable(@PathParam("app") String app) {
        throw refusal(app);
    }

    private InvalidParamsException refusal(String app) {
        apps.require(caller.actor(), app, Permission.OPERATE);
        return new InvalidParamsException("Automatic certificates are not supported by Slipway yet. Bring a certificate"
                + " of your own with heroku certs:add.");
    }
}
