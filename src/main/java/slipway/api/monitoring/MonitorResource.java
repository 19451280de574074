package slipway.api.monitoring;

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
import slipway.model.NotFoundException;
import slipway.model.access.Permission;
import slipway.model.apps.App;
import slipway.model.monitoring.MetricAlert;
import slipway.model.releases.Procfile;
import slipway.service.apps.AppFinder;
import slipway.service.dynos.FormationService;
import slipway.service.monitoring.alerts.AlertService;

/** {@code /apps/X/formation/TYPE/monitors}: alerts, as Heroku's metrics API has them. */
@Path("/")
@RequestScoped
public class MonitorResource {
    private static final String MONITORS = "apps/{app}/formation/{formation}/monitors";
    private static final String MONITOR = MONITORS + "/{monitor}";

    /** Tells, once, what is posted is signed with, as for webhooks. */
    private static final String SECRET = "Heroku-Webhook-Secret";

    @Inject
    AlertService alerts;

    @Inject
    FormationService formations;

    @Inject
    AppFinder apps;

    @Inject
    Caller caller;

    @GET
    @Path(MONITORS)
    public List<MonitorRepresentation> list(@PathParam("app") String app, @PathParam("formation") String formation) {
        requireOperator(app);
        List<MetricAlert> all = alerts.list(caller.actor(), app);
        String type = type(app, formation);
        return represent(
                app,
                all.stream().filter(alert -> alert.rule().type().equals(type)).toList());
    }

    @GET
    @Path(MONITOR)
    public MonitorRepresentation get(
            @PathParam("app") String app,
            @PathParam("formation") String formation,
            @PathParam("monitor") String monitor) {
        return represent(app, List.of(require(app, formation, monitor))).get(0);
    }

    @POST
    @Path(MONITORS)
    @Returns(MonitorRepresentation.class)
    public Response create(
            @PathParam("app") String app, @PathParam("formation") String formation, MonitorRequest request) {
        requireOperator(app);
        AlertService.Added added = alerts.add(caller.actor(), app, request.wish(type(app, formation)));
        return Response.status(Response.Status.CREATED)
                .header(SECRET, added.secret())
                .entity(represent(app, List.of(added.alert())).get(0))
                .build();
    }

    @PATCH
    @Path(MONITOR)
    public MonitorRepresentation update(
            @PathParam("app") String app,
            @PathParam("formation") String formation,
            @PathParam("monitor") String monitor,
            MonitorRequest request) {
        MetricAlert present = require(app, formation, monitor);
        MetricAlert updated = alerts.update(caller.actor(), app, present.id(), request.wish(present.rule()));
        return represent(app, List.of(updated)).get(0);
    }

    @DELETE
    @Path(MONITOR)
    public MonitorRepresentation delete(
            @PathParam("app") String app,
            @PathParam("formation") String formation,
            @PathParam("monitor") String monitor) {
        MonitorRepresentation gone =
                represent(app, List.of(require(app, formation, monitor))).get(0);
        alerts.remove(caller.actor(), app, gone.id());
        return gone;
    }

    private MetricAlert require(String app, String formation, String monitor) {
        requireOperator(app);
        UUID id = Ids.parse("monitor", monitor);
        MetricAlert alert = alerts.require(caller.actor(), app, id);
        if (!alert.rule().type().equals(type(app, formation))) {
            throw new NotFoundException("monitor");
        }
        return alert;
    }

    /** The addresses of webhooks may hold keys. */
    private void requireOperator(String app) {
        apps.require(caller.actor(), app, Permission.OPERATE);
    }

    private String type(String app, String typeOrId) {
        // There may be nothing to visit yet.
        return typeOrId.equals(Procfile.WEB)
                ? typeOrId
                : formations.require(caller.actor(), app, typeOrId).type();
    }

    private List<MonitorRepresentation> represent(String name, List<MetricAlert> list) {
        App app = apps.require(caller.actor(), name);
        var collaborators = alerts.collaborators(caller.actor(), name);
        return list.stream()
                .map(alert -> MonitorRepresentation.of(alert, app, collaborators))
                .toList();
    }
}
