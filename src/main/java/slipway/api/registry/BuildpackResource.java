package slipway.api.registry;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
    @Inject
    Buildpacks buildpacks;

    @GET
    @Path(OpenPaths.BUILDPACKS + "/{buildpack}")
    public BuildpackRepresentation get(@PathParam("buildpack") String name) {
        String plain = EncodedName.decode(name, "buildpack");
        String canonical = Buildpacks.canonical(plain);
        if (!buildpacks.has(canonical)) {
            throw new NotFoundException("buildpack");
        }
        return BuildpackRepresentation.of(canonical);
    }
}
