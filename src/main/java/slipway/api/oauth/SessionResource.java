package slipway.api.oauth;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import slipway.model.NotFoundException;

/** {@code /oauth/sessions}: Slipway's tokens belong to authorizations, never to sessions, so that there are none. */
@Path("/")
@RequestScoped
public class SessionResource {
    @GET
    @Path("oauth/sessions")
    public List<Object> list() {
        return List.of();
    }

    /** {@code heroku logout} asks for this first, and takes a "not found" of a session as an answer. */
    @DELETE
    @Path("oauth/sessions/~")
    public Object delete() {
        throw new NotFoundException("session");
    }
}
