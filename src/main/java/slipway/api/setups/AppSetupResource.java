package slipway.api.setups;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Ids;
import slipway.api.shared.Returns;
import slipway.service.setups.AppSetupService;
import slipway.service.setups.SetupState;

/** {@code /app-setups}: a new app from a source that has an app.json. */
@Path("app-setups")
@RequestScoped
public class AppSetupResource {
    @Inject
    AppSetupService setups;

    @Inject
    Caller caller;

    @POST
    @Returns(AppSetupRepresentation.class)
    public Response create(AppSetupCreateRequest request) {
        SetupState begun = setups.create(caller.actor(), request.wish());
        return Response.accepted(AppSetupRepresentation.of(begun)).build();
    }

    @GET
    @Path("{setup}")
    public AppSetupRepresentation get(@PathParam("setup") String setup) {
        return AppSetupRepresentation.of(setups.require(caller.actor(), Ids.parse("app-setup", setup)));
    }
}
