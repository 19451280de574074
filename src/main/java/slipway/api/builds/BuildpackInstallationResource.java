package slipway.api.builds;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import slipway.api.http.caller.Caller;
import slipway.service.builds.Buildpacks;

/** {@code /apps/X/buildpack-installations}: {@code heroku buildpacks}. */
@Path("/")
@RequestScoped
public class BuildpackInstallationResource {
    @Inject
    Buildpacks buildpacks;

    @Inject
    Caller caller;

    @GET
    @Path("apps/{app}/buildpack-installations")
    public List<BuildpackInstallationRepresentation> list(@PathParam("app") String app) {
        return BuildpackInstallationRepresentation.of(buildpacks.chosen(caller.actor(), app));
    }

    @PUT
    @Path("apps/{app}/buildpack-installations")
    public List<BuildpackInstallationRepresentation> update(
            @PathParam("app") String app, BuildpackInstallationUpdateRequest request) {
        return BuildpackInstallationRepresentation.of(buildpacks.choose(caller.actor(), app, request.ordered()));
    }
}
