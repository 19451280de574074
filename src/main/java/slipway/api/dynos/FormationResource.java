package slipway.api.dynos;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import slipway.api.http.caller.Caller;
import slipway.model.apps.App;
import slipway.model.dynos.Formation;
import slipway.model.releases.Procfile;
import slipway.service.apps.AppFinder;
import slipway.service.dynos.FormationService;
import slipway.service.dynos.sizes.DynoSizes;
import slipway.service.releases.ReleaseService;

/** {@code /apps/X/formation}: {@code heroku ps:scale}, {@code ps:type}. */
@Path("/")
@RequestScoped
public class FormationResource {
    @Inject
    DynoSizes sizes;

    @Inject
    FormationService formations;

    @Inject
    ReleaseService releases;

    @Inject
    AppFinder apps;

    @Inject
    Caller caller;

    @GET
    @Path("apps/{app}/formation")
    public List<FormationRepresentation> list(@PathParam("app") String app) {
        return represent(app, formations.list(caller.actor(), app));
    }

    @GET
    @Path("apps/{app}/formation/{type}")
    public FormationRepresentation get(@PathParam("app") String app, @PathParam("type") String type) {
        return represent(app, List.of(formations.require(caller.actor(), app, type)))
                .get(0);
    }

    @PATCH
    @Path("apps/{app}/formation")
    public List<FormationRepresentation> update(@PathParam("app") String app, FormationUpdateRequest request) {
        return represent(app, formations.change(caller.actor(), app, request.changes()));
    }

    @PATCH
    @Path("apps/{app}/formation/{type}")
    public FormationRepresentation updateOne(
            @PathParam("app") String app, @PathParam("type") String type, FormationUpdateRequest.Update request) {
        String processType = formations.require(caller.actor(), app, type).type();
        return represent(app, formations.change(caller.actor(), app, List.of(request.change(processType))))
                .get(0);
    }

    private List<FormationRepresentation> represent(String appName, List<Formation> list) {
        App app = apps.require(caller.actor(), appName);
        Procfile procfile = releases.currentProcfile(app.id());
        return list.stream()
                .map(formation -> FormationRepresentation.of(
                        formation,
                        app,
                        sizes.of(formation.size()),
                        procfile.command(formation.type()).orElse("")))
                .toList();
    }
}
