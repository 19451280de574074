package slipway.api.releases;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Returns;
import slipway.api.shared.Unsupported;
import slipway.model.apps.App;
import slipway.model.releases.Release;
import slipway.service.accounts.AccountService;
import slipway.service.accounts.People;
import slipway.service.apps.AppFinder;
import slipway.service.paging.Page;
import slipway.service.releases.ReleaseService;
import slipway.service.releases.phase.ReleaseOutputService;

/** {@code /apps/X/releases}: {@code heroku releases}, {@code rollback}. */
@Path("/")
@RequestScoped
public class ReleaseResource {
    @Inject
    ReleaseService releases;

    @Inject
    ReleaseOutputService outputs;

    @Inject
    AppFinder apps;

    @Inject
    AccountService accounts;

    @Inject
    Caller caller;

    @GET
    @Path("apps/{app}/releases")
    public Page<ReleaseRepresentation> list(@PathParam("app") String app) {
        return releases.page(caller.actor(), app, caller.range()).map(list -> represent(app, list));
    }

    @GET
    @Path("apps/{app}/releases/{release}")
    public ReleaseRepresentation get(@PathParam("app") String app, @PathParam("release") String release) {
        return represent(app, List.of(releases.require(caller.actor(), app, release)))
                .get(0);
    }

    @POST
    @Path("apps/{app}/releases")
    @Returns(ReleaseRepresentation.class)
    public Response create(@PathParam("app") String app, ReleaseCreateRequest request) {
        Unsupported.refuse("oci_image", request.ociImage());
        Release release = request.isRollback()
                ? releases.rollback(caller.actor(), app, request.requiredRelease())
                : releases.deploy(caller.actor(), app, request.requiredSlug(), request.ownDescription());
        return Response.status(Response.Status.CREATED)
                .entity(represent(app, List.of(release)).get(0))
                .build();
    }

    private List<ReleaseRepresentation> represent(String appName, List<? extends Release> list) {
        App app = apps.require(caller.actor(), appName);
        UUID current = releases.current(app.id()).map(Release::id).orElse(app.id());
        People users = accounts.people(list.stream().map(Release::userId).collect(Collectors.toSet()));
        return list.stream()
                .map(release -> ReleaseRepresentation.of(
                        release,
                        app,
                        users.require(release.userId()),
                        release.id().equals(current),
                        outputs.url(release)))
                .toList();
    }
}
