package slipway.api.http.caller;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.PathSegment;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import slipway.api.http.OpenPaths;
import slipway.model.ForbiddenException;
import slipway.model.UnauthorizedException;
import slipway.model.activity.Origin;
import slipway.model.oauth.OAuthAuthorization;
import slipway.service.access.Actor;
import slipway.service.accounts.PasswordStep;
import slipway.service.accounts.SignInService;
import slipway.service.addons.partners.Partner;
import slipway.service.addons.partners.PartnerTokens;
import slipway.service.oauth.AuthorizationService;
import slipway.service.oauth.Credentials;

/**
 * Lets nobody into the API whom it does not know, and no token do what its scope leaves out; a password instead of a
 * token is good only for getting a token, and a provider's token only for its add-on.
 */
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class AuthenticationFilter implements ContainerRequestFilter {
    private static final String LOGIN_PATH = "oauth/authorizations";

    /** The header in which Heroku's CLI sends what it asked for as "Two-factor code". */
    private static final String SECOND_FACTOR = "Heroku-Two-Factor-Code";

    @Inject
    AuthorizationService authorizations;

    @Inject
    SignInService signIn;

    @Inject
    PartnerTokens partners;

    @Inject
    Caller caller;

    @Inject
    HttpServletRequest servletRequest;

    @Override
    public void filter(ContainerRequestContext request) {
        if (OpenPaths.isOpen(request.getMethod(), request.getUriInfo().getPath())) {
            return;
        }
        Credentials credentials = Optional.ofNullable(request.getHeaderString("Authorization"))
                .flatMap(Credentials::parse)
                .orElseThrow(UnauthorizedException::new);
        if (isLogin(request) && credentials.user().contains("@")) {
            Origin origin = origin(Optional.empty());
            PasswordStep right = signIn.password(credentials.user(), credentials.secret(), origin.address());
            caller.identify(
                    signIn.enter(right, Optional.ofNullable(request.getHeaderString(SECOND_FACTOR)), origin), right);
        } else if (PartnerTokens.isOne(credentials.secret())) {
            Partner partner = partners.authenticate(credentials.secret()).orElseThrow(UnauthorizedException::new);
            PartnerRoutes.require(request.getMethod(), routed(request), partner);
            caller.identify(partner);
        } else {
            AuthorizationService.Known known = authorizations.authenticate(credentials.secret());
            OAuthAuthorization authorization = known.authorization();
            requireScope(request, authorization);
            caller.identify(
                    Actor.of(known.account(), origin(Optional.of(authorization.id()))),
                    authorization,
                    credentials.secret());
        }
    }

    private static void requireScope(ContainerRequestContext request, OAuthAuthorization authorization) {
        if (!ScopeNeeds.of(request.getMethod(), routed(request)).isMetBy(authorization.scope())) {
            throw new ForbiddenException("The scope of this token does not allow this request.");
        }
    }

    /** The path as routing reads it: whatever parameters hang on its parts, and whether or not a slash ends it. */
    private static String routed(ContainerRequestContext request) {
        return request.getUriInfo().getPathSegments().stream()
                .map(PathSegment::getPath)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
    }

    private Origin origin(Optional<UUID> authorizationId) {
        return new Origin(
                "api",
                Optional.ofNullable(servletRequest.getRemoteAddr()),
                authorizationId,
                Optional.ofNullable(servletRequest.getHeader("User-Agent")));
    }

    private static boolean isLogin(ContainerRequestContext request) {
        return request.getMethod().equals("POST")
                && request.getUriInfo().getPath().equals(LOGIN_PATH);
    }
}
