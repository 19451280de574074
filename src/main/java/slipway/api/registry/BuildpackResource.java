package slipway.api.registry;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import slipway.api.http.OpenPaths;
import slipway.api.shared.EncodedName;
import slipway.model.NotFoundException;
import slipway.service.builds.Buildpacks;

/** {@code /buildpacks/NAMESPACE%2FNAME}: {@code heroku buildpacks:set heroku/jvm}. */
@Path("/")
@RequestScoped
public class BuildpackResource {
    @GET
    @Path(OpenPaths.BUILDPACKS + "/{buildpack}")
    public BuildpackRepresentation get(@PathParam("buildpack") String name) {
        String plain = EncodedName.decode(name, "buildpack");
        if (!Buildpacks.ALL.contains(plain)) {
            throw new NotFoundException("buildpack");
        }
        return BuildpackRepresentation.of(plain);
    }
}
