package slipway.api.dynos;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Returns;
import slipway.model.apps.App;
import slipway.service.apps.AppFinder;
import slipway.service.dynos.DynoService;
import slipway.service.dynos.oneoffs.OneOffService;
import slipway.service.dynos.oneoffs.RendezvousAddress;

/** {@code /apps/X/dynos}: {@code heroku ps}, {@code ps:restart}, {@code ps:stop}. */
@Path("/")
@RequestScoped
public class DynoResource {
    @Inject
    DynoService dynos;

    @Inject
    OneOffService oneOffs;

    @Inject
    RendezvousAddress rendezvous;

    @Inject
    AppFinder apps;

    @Inject
    Caller caller;

    @GET
    @Path("apps/{app}/dynos")
    public List<DynoRepresentation> list(@PathParam("app") String appName) {
        App app = apps.require(caller.actor(), appName);
        return dynos.list(caller.actor(), appName).stream()
                .map(dyno -> DynoRepresentation.of(dyno, app))
                .toList();
    }

    /** {@code heroku run}, {@code heroku run:detached}. */
    @POST
    @Path("apps/{app}/dynos")
    @Returns(DynoRepresentation.class)
    public Response run(
            @PathParam("app") String appName,
            @HeaderParam(RendezvousAddress.HEADER) @Nullable String reachedAt,
            OneOffCreateRequest request) {
        OneOffService.Ordered ordered = oneOffs.run(caller.actor(), appName, request.request());
        App app = apps.require(caller.actor(), appName);
        Optional<String> attachUrl =
                ordered.secret().map(secret -> rendezvous.url(secret, Optional.ofNullable(reachedAt)));
        return Response.status(Response.Status.CREATED)
                .entity(DynoRepresentation.of(ordered.dyno(), app, attachUrl))
                .build();
    }

    @GET
    @Path("apps/{app}/dynos/{dyno}")
    public DynoRepresentation get(@PathParam("app") String appName, @PathParam("dyno") String dyno) {
        App app = apps.require(caller.actor(), appName);
        return DynoRepresentation.of(dynos.require(caller.actor(), appName, dyno), app);
    }

    @DELETE
    @Path("apps/{app}/dynos")
    @Returns(Map.class)
    public Response restartAll(@PathParam("app") String app) {
        dynos.restartAll(caller.actor(), app);
        return accepted();
    }

    @DELETE
    @Path("apps/{app}/dynos/{dyno}")
    @Returns(Map.class)
    public Response restart(@PathParam("app") String app, @PathParam("dyno") String dyno) {
        dynos.restart(caller.actor(), app, dyno);
        return accepted();
    }

    @DELETE
    @Path("apps/{app}/formations/{type}")
    @Returns(Map.class)
    public Response restartType(@PathParam("app") String app, @PathParam("type") String type) {
        dynos.restartType(caller.actor(), app, type);
        return accepted();
    }

    @POST
    @Path("apps/{app}/dynos/{dyno}/actions/stop")
    @Returns(Map.class)
    public Response stop(@PathParam("app") String app, @PathParam("dyno") String dyno) {
        dynos.stop(caller.actor(), app, dyno);
        return accepted();
    }

    @POST
    @Path("apps/{app}/formations/{type}/actions/stop")
    @Returns(Map.class)
    public Response stopType(@PathParam("app") String app, @PathParam("type") String type) {
        dynos.stopType(caller.actor(), app, type);
        return accepted();
    }

    private static Response accepted() {
        return Response.accepted(Map.of()).build();
    }
}
