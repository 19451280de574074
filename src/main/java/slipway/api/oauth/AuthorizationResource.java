package slipway.api.oauth;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import slipway.api.http.Caller;
import slipway.api.shared.Ids;
import slipway.api.shared.Returns;
import slipway.api.shared.Unsupported;
import slipway.model.NotFoundException;
import slipway.model.oauth.OAuthAuthorization;
import slipway.model.oauth.Scope;
import slipway.service.oauth.AuthorizationService;

/** {@code /oauth/authorizations}: what {@code heroku login} and {@code heroku authorizations} use. */
@Path("/")
@RequestScoped
public class AuthorizationResource {
    @Inject
    AuthorizationService authorizations;

    @Inject
    Caller caller;

    @POST
    @Path("oauth/authorizations")
    @Returns(AuthorizationRepresentation.class)
    public Response create(AuthorizationCreateRequest request) {
        Unsupported.refuse("client", request.client());
        AuthorizationService.Granted granted = authorizations.grant(
                caller.actor(),
                Optional.ofNullable(request.description()).orElse("Long-lived user authorization"),
                Scope.parse(Optional.ofNullable(request.scope()).orElse(List.of())),
                Optional.ofNullable(request.expiresIn()).map(Duration::ofSeconds),
                caller.authorization().isEmpty());
        return Response.status(Response.Status.CREATED)
                .entity(AuthorizationRepresentation.of(granted.authorization(), caller.actor(), granted.token()))
                .build();
    }

    @GET
    @Path("oauth/authorizations")
    public List<AuthorizationRepresentation> list() {
        return authorizations.list(caller.actor()).stream().map(this::represent).toList();
    }

    /** {@code ~} is the authorization of the token that asks. */
    @GET
    @Path("oauth/authorizations/{authorization}")
    public AuthorizationRepresentation get(@PathParam("authorization") String authorization) {
        return represent(find(authorization));
    }

    @DELETE
    @Path("oauth/authorizations/{authorization}")
    public AuthorizationRepresentation revoke(@PathParam("authorization") String authorization) {
        return represent(
                authorizations.revoke(caller.actor(), find(authorization).id()));
    }

    private OAuthAuthorization find(String authorization) {
        if (authorization.equals("~")) {
            return caller.authorization().orElseThrow(() -> new NotFoundException("authorization"));
        }
        return authorizations.require(caller.actor(), Ids.parse("authorization", authorization));
    }

    private AuthorizationRepresentation represent(OAuthAuthorization authorization) {
        return AuthorizationRepresentation.of(authorization, caller.actor(), null);
    }
}
