package slipway.api.http.caller;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.UUID;
import slipway.model.PlatformException.Kind;
import slipway.model.RefusedException;

/** Counts each account's calls, refuses those over the limit, and says in every answer how many are left. */
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
        if (caller.known().isPresent() && !request.getUriInfo().getPath().equals(FREE)) {
            UUID account = caller.actor().accountId();
            if (!limits.take(account)) {
                throw new RefusedException(
                        Kind.RATE_LIMIT, "Your account reached the API rate limit. Please wait a few minutes.");
            }
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        caller.known()
                .ifPresent(actor -> response.getHeaders()
                        .putSingle("RateLimit-Remaining", String.valueOf(limits.remaining(actor.accountId()))));
    }
}
