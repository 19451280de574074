package slipway.api.apps;

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
import java.util.Optional;
import slipway.api.http.Caller;
import slipway.api.shared.Unsupported;
import slipway.model.apps.App;
import slipway.model.builds.Slug;
import slipway.service.accounts.AccountService;
import slipway.service.apps.AppChanges;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppService;
import slipway.service.apps.AppUrls;
import slipway.service.releases.ReleaseService;

/** {@code /apps}: {@code heroku create}, {@code apps}, {@code info}, {@code rename}, {@code maintenance}, {@code destroy}. */
@Path("/")
@RequestScoped
public class AppResource {
    @Inject
    AppService appService;

    @Inject
    AppFinder apps;

    @Inject
    AccountService accounts;

    @Inject
    ReleaseService releases;

    @Inject
    AppUrls urls;

    @Inject
    Caller caller;

    @POST
    @Path("apps")
    public Response create(AppCreateRequest request) {
        Unsupported.refuse("feature_flags", request.featureFlags());
        Unsupported.refuse("space", request.space());
        Unsupported.refuse("internal_routing", request.internalRouting());
        Unsupported.refuse("locked", request.locked());
        Unsupported.refuse("team", request.team());
        Optional.ofNullable(request.region()).ifPresent(RegionRepresentation::require);
        App app = appService.create(
                caller.actor(), Optional.ofNullable(request.name()), Optional.ofNullable(request.stack()));
        return Response.status(Response.Status.CREATED).entity(represent(app)).build();
    }

    @GET
    @Path("apps")
    public List<AppRepresentation> list() {
        return apps.ownedBy(caller.actor()).stream().map(this::represent).toList();
    }

    @GET
    @Path("users/{user}/apps")
    public List<AppRepresentation> listOf(@PathParam("user") String user) {
        accounts.requireSelf(caller.actor(), user);
        return list();
    }

    @GET
    @Path("apps/{app}")
    public AppRepresentation get(@PathParam("app") String app) {
        return represent(apps.require(caller.actor(), app));
    }

    @PATCH
    @Path("apps/{app}")
    public AppRepresentation update(@PathParam("app") String app, AppUpdateRequest request) {
        AppChanges changes = new AppChanges(
                Optional.ofNullable(request.name()),
                Optional.ofNullable(request.maintenance()),
                Optional.ofNullable(request.buildStack()));
        return represent(appService.update(caller.actor(), app, changes));
    }

    @DELETE
    @Path("apps/{app}")
    public AppRepresentation destroy(@PathParam("app") String app) {
        AppRepresentation last = get(app);
        appService.destroy(caller.actor(), app);
        return last;
    }

    private AppRepresentation represent(App app) {
        Long slugSize = releases.currentSlug(app.id()).map(Slug::size).orElse(null);
        return AppRepresentation.of(app, accounts.require(app.ownerId()), slugSize, urls);
    }
}
