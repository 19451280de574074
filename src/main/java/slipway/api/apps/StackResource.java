package slipway.api.apps;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import slipway.api.http.caller.Caller;
import slipway.model.NotFoundException;
import slipway.model.apps.Stack;
import slipway.service.apps.AppFinder;

/** {@code /stacks}. */
@Path("/")
@RequestScoped
public class StackResource {
    @Inject
    AppFinder apps;

    @Inject
    Caller caller;

    @GET
    @Path("stacks")
    public List<StackRepresentation> list() {
        return Stack.ALL.stream().map(StackRepresentation::of).toList();
    }

    @GET
    @Path("stacks/{stack}")
    public StackRepresentation get(@PathParam("stack") String nameOrId) {
        return list().stream()
                .filter(stack ->
                        stack.name().equals(nameOrId) || stack.id().toString().equals(nameOrId))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("stack"));
    }

    @GET
    @Path("apps/{app}/available-stacks")
    public List<StackRepresentation> available(@PathParam("app") String app) {
        apps.require(caller.actor(), app);
        return list();
    }
}
