package slipway.api.apps;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import slipway.model.NotFoundException;

/** {@code /regions}. */
@Path("/")
@RequestScoped
public class RegionResource {
    @GET
    @Path("regions")
    public List<RegionRepresentation> list() {
        return List.of(RegionRepresentation.HERE);
    }

    @GET
    @Path("regions/{region}")
    public RegionRepresentation get(@PathParam("region") String nameOrId) {
        return list().stream()
                .filter(region ->
                        region.name().equals(nameOrId) || region.id().toString().equals(nameOrId))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("region"));
    }
}
