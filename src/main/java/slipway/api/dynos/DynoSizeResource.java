package slipway.api.dynos;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import slipway.api.http.caller.Caller;
import slipway.model.NotFoundException;
import slipway.service.apps.AppFinder;
import slipway.service.dynos.sizes.DynoSizes;

/** {@code /dyno-sizes}. */
@Path("/")
@RequestScoped
public class DynoSizeResource {
    @Inject
    AppFinder apps;

    @Inject
    Caller caller;

    @Inject
    DynoSizes sizes;

    @GET
    @Path("dyno-sizes")
    public List<DynoSizeRepresentation> list() {
        return sizes.offered().stream().map(DynoSizeRepresentation::of).toList();
    }

    @GET
    @Path("dyno-sizes/{size}")
    public DynoSizeRepresentation get(@PathParam("size") String nameOrId) {
        return list().stream()
                .filter(size -> size.name().equalsIgnoreCase(nameOrId)
                        || size.id().toString().equals(nameOrId))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("dyno size"));
    }

    @GET
    @Path("apps/{app}/available-dyno-sizes")
    public List<DynoSizeRepresentation> available(@PathParam("app") String app) {
        apps.require(caller.actor(), app);
        return list();
    }
}
