package slipway.api.logs;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Returns;
import slipway.service.logs.sessions.LogSessionService;

/** {@code POST /apps/X/log-sessions}: {@code heroku logs}. */
@Path("/")
@RequestScoped
public class LogSessionResource {
    @Inject
    LogSessionService sessions;

    @Inject
    Caller caller;

    @POST
    @Path("apps/{app}/log-sessions")
    @Returns(LogSessionRepresentation.class)
    public Response create(@PathParam("app") String app, LogSessionCreateRequest request) {
        return Response.status(Response.Status.CREATED)
                .entity(LogSessionRepresentation.of(sessions.open(caller.actor(), app, request.wish())))
                .build();
    }
}
