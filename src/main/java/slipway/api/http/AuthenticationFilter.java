package slipway.api.http;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.Optional;
import slipway.model.UnauthorizedException;
import slipway.service.access.Actor;
import slipway.service.accounts.AccountService;
import slipway.service.oauth.AuthorizationService;

/** Lets nobody into the API whom it does not know; a password instead of a token is good only for getting a token. */
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class AuthenticationFilter implements ContainerRequestFilter {
    private static final String LOGIN_PATH = "oauth/authorizations";

    @Inject
    AuthorizationService authorizations;

    @Inject
    AccountService accounts;

    @Inject
    Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        Credentials credentials = Optional.ofNullable(request.getHeaderString("Authorization"))
                .flatMap(Credentials::parse)
                .orElseThrow(UnauthorizedException::new);
        if (isLogin(request) && credentials.user().contains("@")) {
            caller.identify(Actor.of(accounts.signIn(credentials.user(), credentials.secret())), Optional.empty());
        } else {
            caller.identify(
                    Actor.of(authorizations.authenticate(credentials.secret())), Optional.of(credentials.secret()));
        }
    }

    private static boolean isLogin(ContainerRequestContext request) {
        return request.getMethod().equals("POST")
                && request.getUriInfo().getPath().equals(LOGIN_PATH);
    }
}
