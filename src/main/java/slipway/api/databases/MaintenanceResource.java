package slipway.api.databases;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import slipway.api.http.caller.Caller;
import slipway.service.apps.AppFinder;

/** {@code heroku data:maintenances}: a platform of one machine has none for single databases. */
@Path("data/maintenances/v1/apps/{app}")
@RequestScoped
public class MaintenanceResource {
    @Inject
    AppFinder apps;

    @Inject
    Caller caller;

    @GET
    public Map<String, List<Object>> list(@PathParam("app") String app) {
        apps.require(caller.actor(), app);
        return Map.of("maintenances", List.of());
    }
}
