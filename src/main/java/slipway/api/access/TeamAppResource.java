package slipway.api.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import slipway.api.apps.AppReader;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Unsupported;
import slipway.model.InvalidParamsException;
import slipway.model.apps.App;
import slipway.service.apps.AppChanges;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppService;

/** {@code heroku apps:lock}, which asks under the path of teams for every app, and the filter of apps by id. */
@Path("/")
@RequestScoped
public class TeamAppResource {
    @Inject
    AppFinder apps;

    @Inject
    AppService appService;

    @Inject
    AppReader reader;

    @Inject
    Caller caller;

    @GET
    @Path("teams/apps/{app}")
    public TeamAppRepresentation get(@PathParam("app") String app) {
        return represent(apps.require(caller.actor(), app));
    }

    @PATCH
    @Path("teams/apps/{app}")
    public TeamAppRepresentation update(@PathParam("app") String app, TeamAppUpdateRequest request) {
        Unsupported.refuse("owner", request.owner());
        if (request.locked() == null) {
            throw new InvalidParamsException("Parameter \"locked\" is missing.");
        }
        return represent(appService.update(caller.actor(), app, AppChanges.ofLock(request.locked())));
    }

    /** Those of the apps that the caller may see; the others are left out. */
    @POST
    @Path("filters/apps")
    public List<TeamAppRepresentation> filter(FilterAppsRequest request) {
        return reader.represent(apps.accessibleTo(caller.actor(), request.ids()), this::represent);
    }

    private TeamAppRepresentation represent(App app) {
        return represent(app, reader.represent(app));
    }

    private TeamAppRepresentation represent(App app, slipway.api.apps.AppRepresentation representation) {
        return new TeamAppRepresentation(representation, true, app.isLocked());
    }
}
