package slipway.api.oauth;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Ids;
import slipway.service.accounts.SessionService;

/**
 * {@code /oauth/sessions}: the browsers in which the caller has signed in. Tokens belong to authorizations, never to
 * sessions, so that {@code ~} is none; {@code heroku logout} asks for it first, and takes "not found" as an answer.
 */
@Path("/oauth/sessions")
@RequestScoped
public class SessionResource {
    @Inject
    SessionService sessions;

    @Inject
    Caller caller;

    @GET
    public List<SessionRepresentation> list() {
        return sessions.list(caller.actor()).stream()
                .map(SessionRepresentation::of)
                .toList();
    }

    @DELETE
    @Path("{session}")
    public SessionRepresentation end(@PathParam("session") String session) {
        return SessionRepresentation.of(sessions.end(caller.actor(), Ids.parse("session", session)));
    }
}
