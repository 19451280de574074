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
import java.util.Map;
import java.util.UUID;
import slipway.api.http.caller.Caller;
import slipway.api.shared.EncodedName;
import slipway.api.shared.Returns;
import slipway.model.addons.AddOn;
import slipway.model.apps.App;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.apps.AppFinder;
import slipway.service.logs.drains.LogDrainService;
import slipway.service.logs.drains.OpenDrain;

/** {@code /apps/X/log-drains}: {@code heroku drains}; one is named by its id, its token or its encoded URL. */
@Path("/")
@RequestScoped
public class LogDrainResource {
    @Inject
    LogDrainService drains;

    @Inject
    AppFinder apps;

    @Inject
    AddOnFinder addOns;

    @Inject
    Caller caller;

    @GET
    @Path("apps/{app}/log-drains")
    public List<LogDrainRepresentation> list(@PathParam("app") String appName) {
        App app = apps.require(caller.actor(), appName);
        return represent(drains.list(caller.actor(), appName), app);
    }

    @GET
    @Path("apps/{app}/log-drains/{drain}")
    public LogDrainRepresentation get(@PathParam("app") String appName, @PathParam("drain") String drain) {
        App app = apps.require(caller.actor(), appName);
        return represent(drains.require(caller.actor(), appName, EncodedName.decode(drain, "log_drain")), app);
    }

    @POST
    @Path("apps/{app}/log-drains")
    @Returns(LogDrainRepresentation.class)
    public Response create(@PathParam("app") String appName, LogDrainCreateRequest request) {
        App app = apps.require(caller.actor(), appName);
        return Response.status(Response.Status.CREATED)
                .entity(represent(drains.add(caller.actor(), appName, request.required()), app))
                .build();
    }

    @DELETE
    @Path("apps/{app}/log-drains/{drain}")
    public LogDrainRepresentation delete(@PathParam("app") String appName, @PathParam("drain") String drain) {
        App app = apps.require(caller.actor(), appName);
        return represent(drains.remove(caller.actor(), appName, EncodedName.decode(drain, "log_drain")), app);
    }

    private LogDrainRepresentation represent(OpenDrain drain, App app) {
        return represent(List.of(drain), app).get(0);
    }

    private List<LogDrainRepresentation> represent(List<OpenDrain> all, App app) {
        Map<UUID, AddOn> known = addOns.byIds(
                all.stream().flatMap(drain -> drain.drain().addOnId().stream()).toList());
        return all.stream()
                .map(drain -> LogDrainRepresentation.of(
                        drain, app, drain.drain().addOnId().map(known::get)))
                .toList();
    }
}
