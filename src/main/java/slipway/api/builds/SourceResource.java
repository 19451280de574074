package slipway.api.builds;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Returns;
import slipway.model.access.Permission;
import slipway.service.apps.AppFinder;
import slipway.service.builds.SourceService;

/** {@code POST /sources}: a place to put a tarball. */
@Path("/")
@RequestScoped
public class SourceResource {
    @Inject
    SourceService sources;

    @Inject
    AppFinder apps;

    @Inject
    Caller caller;

    @POST
    @Path("sources")
    @Returns(SourceRepresentation.class)
    public Response create() {
        caller.actor();
        return Response.status(Response.Status.CREATED)
                .entity(SourceRepresentation.of(sources.create()))
                .build();
    }

    @POST
    @Path("apps/{app}/sources")
    @Returns(SourceRepresentation.class)
    public Response createFor(@PathParam("app") String app) {
        apps.require(caller.actor(), app, Permission.DEPLOY);
        return create();
    }
}
