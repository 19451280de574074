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
import java.util.Optional;
import slipway.api.addons.partners.PartnerCaller;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Returns;
import slipway.api.shared.Unsupported;
import slipway.model.apps.App;
import slipway.service.accounts.AccountService;
import slipway.service.apps.AppChanges;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppService;
import slipway.service.paging.Page;

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
    AppReader reader;

    @Inject
    PartnerCaller partners;

    @Inject
    Caller caller;

    @POST
    @Path("apps")
    @Returns(AppRepresentation.class)
    public Response create(AppCreateRequest request) {
        Unsupported.refuse("feature_flags", request.featureFlags());
        Unsupported.refuse("space", request.space());
        Unsupported.refuse("internal_routing", request.internalRouting());
        Unsupported.refuse("locked", request.locked());
        Unsupported.refuse("team", request.team());
        Optional.ofNullable(request.region()).ifPresent(RegionRepresentation::require);
        App app = appService.create(
                caller.actor(), Optional.ofNullable(request.name()), Optional.ofNullable(request.stack()));
        return Response.status(Response.Status.CREATED)
                .entity(reader.represent(app))
                .build();
    }

    @GET
    @Path("apps")
    public Page<AppRepresentation> list() {
        return reader.represent(apps.pageOfAccessibleTo(caller.actor(), caller.range()));
    }

    @GET
    @Path("users/{user}/apps")
    public Page<AppRepresentation> listOf(@PathParam("user") String user) {
        accounts.requireSelf(caller.actor(), user);
        return list();
    }

    @GET
    @Path("apps/{app}")
    public AppRepresentation get(@PathParam("app") String app) {
        return reader.represent(partners.requireApp(app));
    }

    @PATCH
    @Path("apps/{app}")
    public AppRepresentation update(@PathParam("app") String app, AppUpdateRequest request) {
        AppChanges changes = new AppChanges(
                Optional.ofNullable(request.name()),
                Optional.ofNullable(request.maintenance()),
                Optional.ofNullable(request.buildStack()),
                Optional.empty());
        return reader.represent(appService.update(caller.actor(), app, changes));
    }

    @DELETE
    @Path("apps/{app}")
    public AppRepresentation destroy(@PathParam("app") String app) {
        AppRepresentation last = get(app);
        appService.destroy(caller.actor(), app);
        return last;
    }
}
