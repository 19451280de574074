package slipway.api.logs;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import slipway.api.http.caller.Caller;
import slipway.api.shared.EncodedName;
import slipway.api.shared.Returns;
import slipway.model.apps.App;
import slipway.service.apps.AppFinder;
import slipway.service.logs.drains.LogDrainService;

/** {@code /apps/X/log-drains}: {@code heroku drains}; one is named by its id, its token or its encoded URL. */
@Path("/")
@RequestScoped
public class LogDrainResource {
    @Inject
    LogDrainService drains;

    @Inject
    AppFinder apps;

    @Inject
    Caller caller;

    @GET
    @Path("apps/{app}/log-drains")
    public List<LogDrainRepresentation> list(@PathParam("app") String appName) {
        App app = apps.require(caller.actor(), appName);
        return drains.list(caller.actor(), appName).stream()
                .map(drain -> LogDrainRepresentation.of(drain, app))
                .toList();
    }

    @GET
    @Path("apps/{app}/log-drains/{drain}")
    public LogDrainRepresentation get(@PathParam("app") String appName, @PathParam("drain") String drain) {
        App app = apps.require(caller.actor(), appName);
        return LogDrainRepresentation.of(
                drains.require(caller.actor(), appName, EncodedName.decode(drain, "log_drain")), app);
    }

    @POST
    @Path("apps/{app}/log-drains")
    @Returns(LogDrainRepresentation.class)
    public Response create(@PathParam("app") String appName, LogDrainCreateRequest request) {
        App app = apps.require(caller.actor(), appName);
        return Response.status(Response.Status.CREATED)
                .entity(LogDrainRepresentation.of(drains.add(caller.actor(), appName, request.required()), app))
                .build();
    }

    @DELETE
    @Path("apps/{app}/log-drains/{drain}")
    public LogDrainRepresentation delete(@PathParam("app") String appName, @PathParam("drain") String drain) {
        App app = apps.require(caller.actor(), appName);
        return LogDrainRepresentation.of(
                drains.remove(caller.actor(), appName, EncodedName.decode(drain, "log_drain")), app);
    }
}
