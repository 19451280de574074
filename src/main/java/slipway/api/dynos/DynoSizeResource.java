package slipway.api.dynos;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Arrays;
import java.util.List;
import slipway.api.http.caller.Caller;
import slipway.model.NotFoundException;
import slipway.model.dynos.DynoSize;
import slipway.service.apps.AppFinder;

/** {@code /dyno-sizes}. */
@Path("/")
@RequestScoped
public class DynoSizeResource {
    @Inject
    AppFinder apps;

    @Inject
    Caller caller;

    @GET
    @Path("dyno-sizes")
    public List<DynoSizeRepresentation> list() {
        return Arrays.stream(DynoSize.values()).map(DynoSizeRepresentation::of).toList();
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
