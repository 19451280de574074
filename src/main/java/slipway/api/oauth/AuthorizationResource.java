package slipway.api.oauth;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Ids;
import slipway.api.shared.Returns;
import slipway.api.shared.Unsupported;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.accounts.Account;
import slipway.model.oauth.OAuthAuthorization;
import slipway.model.oauth.Scope;
import slipway.service.accounts.AccountService;
import slipway.service.oauth.AuthorizationService;

/** {@code /oauth/authorizations}: what {@code heroku login} and {@code heroku authorizations} use. */
@Path("/")
@RequestScoped
public class AuthorizationResource {
    @Inject
    AuthorizationService authorizations;

    @Inject
    AccountService accounts;

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
                request.lifetime(),
                caller.password());
        return Response.status(Response.Status.CREATED)
                .entity(represent(granted))
                .build();
    }

    /**
     * Shows the token that asks to itself, and no other one: by this, {@code heroku logout} knows which to revoke, and
     * {@code heroku auth:token} when it expires.
     */
    @GET
    @Path("oauth/authorizations")
    public List<AuthorizationRepresentation> list() {
        Account owner = owner();
        return authorizations.list(caller.actor()).stream()
                .map(authorization -> AuthorizationRepresentation.of(
                        authorization, owner, caller.tokenOf(authorization).orElse(null)))
                .toList();
    }

    /** {@code ~} is the authorization of the token that asks; with its token, the CLI would take it for the API key. */
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

    /** The schema wants {@code client} here, which is not built; the CLI sends the description alone. */
    @PATCH
    @Path("oauth/authorizations/{authorization}")
    public AuthorizationRepresentation update(
            @PathParam("authorization") String authorization, AuthorizationUpdateRequest request) {
        Unsupported.refuse("client", request.client());
        String description = Optional.ofNullable(request.description())
                .orElseThrow(() -> new InvalidParamsException("Parameter \"description\" is missing."));
        return represent(
                authorizations.describe(caller.actor(), find(authorization).id(), description));
    }

    @POST
    @Path("oauth/authorizations/{authorization}/actions/regenerate-tokens")
    public AuthorizationRepresentation regenerate(@PathParam("authorization") String authorization) {
        return represent(
                authorizations.regenerate(caller.actor(), find(authorization).id()));
    }

    private OAuthAuthorization find(String authorization) {
        if (authorization.equals("~")) {
            return caller.authorization().orElseThrow(() -> new NotFoundException("authorization"));
        }
        return authorizations.require(caller.actor(), Ids.parse("authorization", authorization));
    }

    private AuthorizationRepresentation represent(OAuthAuthorization authorization) {
        return AuthorizationRepresentation.of(authorization, owner(), null);
    }

    private AuthorizationRepresentation represent(AuthorizationService.Granted granted) {
        return AuthorizationRepresentation.of(granted.authorization(), owner(), granted.token());
    }

    private Account owner() {
        return accounts.require(caller.actor().accountId());
    }
}
