package slipway.api.http.caller;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import slipway.model.PlatformException.Kind;
import slipway.model.RefusedException;

/** Counts each account's calls, and those of providers for each add-on, refuses those over the limit, and says in every answer how many are left. */
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION + 1)
public class RateLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {
    /** Asking how many are left costs nothing. */
    private static final String FREE = "account/rate-limits";

    @Inject
    RateLimits limits;

    @Inject
    Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getUriInfo().getPath().equals(FREE)
                && caller.counted().filter(whose -> !limits.take(whose)).isPresent()) {
            throw new RefusedException(
                    Kind.RATE_LIMIT, "Your account reached the API rate limit. Please wait a few minutes.");
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        caller.counted()
                .ifPresent(whose -> response.getHeaders()
                        .putSingle("RateLimit-Remaining", String.valueOf(limits.remaining(whose))));
    }
}
