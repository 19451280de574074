package slipway.api.slugs;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Ids;
import slipway.api.shared.Returns;
import slipway.model.builds.Slug;
import slipway.service.builds.slugs.SlugService;

/** {@code /apps/X/slugs}: what builds made, and what clients make by themselves. */
@Path("apps/{app}/slugs")
@RequestScoped
public class SlugResource {
    @Inject
    SlugService slugs;

    @Inject
    Caller caller;

    @POST
    @Returns(SlugRepresentation.class)
    public Response create(@PathParam("app") String app, SlugCreateRequest request) {
        Slug slug = slugs.declare(caller.actor(), app, request.declaration(), Optional.ofNullable(request.stack()));
        return Response.status(Response.Status.CREATED)
                .entity(SlugRepresentation.of(slug, slugs.blobUrl(slug)))
                .build();
    }

    @GET
    @Path("{slug}")
    public SlugRepresentation get(@PathParam("app") String app, @PathParam("slug") String id) {
        Slug slug = slugs.require(caller.actor(), app, Ids.parse("slug", id));
        return SlugRepresentation.of(slug, slugs.mayFetch(caller.actor(), app) ? slugs.blobUrl(slug) : "");
    }
}
