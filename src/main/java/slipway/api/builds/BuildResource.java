package slipway.api.builds;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import slipway.api.http.Caller;
import slipway.api.shared.Ids;
import slipway.api.shared.Returns;
import slipway.model.builds.Build;
import slipway.service.accounts.AccountService;
import slipway.service.builds.BuildService;

/** {@code /apps/X/builds}: what {@code war:deploy} and the Maven plugin post and follow. */
@Path("/")
@RequestScoped
public class BuildResource {
    @Inject
    BuildService builds;

    @Inject
    AccountService accounts;

    @Inject
    Caller caller;

    @POST
    @Path("apps/{app}/builds")
    @Returns(BuildRepresentation.class)
    public Response create(@PathParam("app") String app, BuildCreateRequest request) {
        Build build = builds.create(caller.actor(), app, request.source(), request.chosen());
        return Response.status(Response.Status.CREATED).entity(represent(build)).build();
    }

    @GET
    @Path("apps/{app}/builds")
    public List<BuildRepresentation> list(@PathParam("app") String app) {
        return builds.list(caller.actor(), app).stream().map(this::represent).toList();
    }

    @GET
    @Path("apps/{app}/builds/{build}")
    public BuildRepresentation get(@PathParam("app") String app, @PathParam("build") String build) {
        return represent(builds.require(caller.actor(), app, Ids.parse("build", build)));
    }

    private BuildRepresentation represent(Build build) {
        return BuildRepresentation.of(build, accounts.require(build.userId()), builds.outputUrl(build));
    }
}
