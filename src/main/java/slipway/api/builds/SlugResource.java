package slipway.api.builds;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import slipway.api.http.Caller;
import slipway.api.shared.Ids;
import slipway.service.builds.BuildService;

/** {@code GET /apps/X/slugs/Y}. */
@Path("/")
@RequestScoped
public class SlugResource {
    @Inject
    BuildService builds;

    @Inject
    Caller caller;

    @GET
    @Path("apps/{app}/slugs/{slug}")
    public SlugRepresentation get(@PathParam("app") String app, @PathParam("slug") String slug) {
        return SlugRepresentation.of(builds.requireSlug(caller.actor(), app, Ids.parse("slug", slug)));
    }
}
