package slipway.api.builds;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Ids;
import slipway.api.shared.Returns;
import slipway.model.builds.Build;
import slipway.service.accounts.AccountService;
import slipway.service.accounts.People;
import slipway.service.builds.BuildService;
import slipway.service.paging.Page;

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
    public Page<BuildRepresentation> list(@PathParam("app") String app) {
        return builds.page(caller.actor(), app, caller.range()).map(this::represent);
    }

    @GET
    @Path("apps/{app}/builds/{build}")
    public BuildRepresentation get(@PathParam("app") String app, @PathParam("build") String build) {
        return represent(builds.require(caller.actor(), app, Ids.parse("build", build)));
    }

    /** {@code heroku builds:cancel}. */
    @DELETE
    @Path("apps/{app}/builds/{build}")
    public BuildRepresentation cancel(@PathParam("app") String app, @PathParam("build") String build) {
        return represent(builds.cancel(caller.actor(), app, Ids.parse("build", build)));
    }

    /** {@code heroku builds:cache:purge}. */
    @DELETE
    @Path("apps/{app}/build-cache")
    @Returns(Map.class)
    public Response purgeCache(@PathParam("app") String app) {
        builds.purgeCache(caller.actor(), app);
        return Response.accepted(Map.of()).build();
    }

    private BuildRepresentation represent(Build build) {
        return represent(List.of(build)).get(0);
    }

    private List<BuildRepresentation> represent(List<? extends Build> list) {
        People users = accounts.people(list.stream().map(Build::userId).collect(Collectors.toSet()));
        return list.stream()
                .map(build -> BuildRepresentation.of(build, users.require(build.userId()), builds.outputUrl(build)))
                .toList();
    }
}
