package slipway.api.apps;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import slipway.api.http.Caller;
import slipway.model.NotFoundException;
import slipway.model.apps.App;
import slipway.service.accounts.AccountService;
import slipway.service.apps.AppFinder;

/** What {@code heroku info} asks of every app, answered with what is true: no add-ons, no pipeline, one owner. */
@Path("/")
@RequestScoped
public class AppExtrasResource {
    @Inject
    AppFinder apps;

    @Inject
    AccountService accounts;

    @Inject
    Caller caller;

    @GET
    @Path("apps/{app}/addons")
    public List<Object> addons(@PathParam("app") String app) {
        apps.require(caller.actor(), app);
        return List.of();
    }

    @GET
    @Path("apps/{app}/collaborators")
    public List<CollaboratorRepresentation> collaborators(@PathParam("app") String name) {
        App app = apps.require(caller.actor(), name);
        return List.of(CollaboratorRepresentation.ofOwner(app, accounts.require(app.ownerId())));
    }

    @GET
    @Path("apps/{app}/pipeline-couplings")
    public Object pipelineCoupling(@PathParam("app") String app) {
        apps.require(caller.actor(), app);
        throw new NotFoundException("pipeline_coupling");
    }
}
