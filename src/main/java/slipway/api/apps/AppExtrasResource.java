package slipway.api.apps;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import slipway.api.http.caller.Caller;
import slipway.model.NotFoundException;
import slipway.service.apps.AppFinder;

/** What {@code heroku info} asks of every app, answered with what is true: no metered add-ons, no pipeline. */
@Path("/")
@RequestScoped
public class AppExtrasResource {
    @Inject
    AppFinder apps;

    @Inject
    Caller caller;

    /** Of add-ons alone ({@code heroku usage:addons}); what dynos use is in {@code /account/usage}. */
    @GET
    @Path("apps/{app}/usage")
    public Map<String, List<Object>> usage(@PathParam("app") String app) {
        apps.require(caller.actor(), app);
        return Map.of("addons", List.of());
    }

    @GET
    @Path("apps/{app}/pipeline-couplings")
    public Object pipelineCoupling(@PathParam("app") String app) {
        apps.require(caller.actor(), app);
        throw new NotFoundException("pipeline_coupling");
    }
}
