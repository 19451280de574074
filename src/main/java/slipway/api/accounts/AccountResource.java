package slipway.api.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;
import slipway.api.http.caller.Caller;
import slipway.api.http.caller.RateLimits;
import slipway.api.shared.Unsupported;
import slipway.model.InvalidParamsException;
import slipway.service.accounts.AccountService;
import slipway.service.accounts.PasswordService;

/** {@code /account}, and {@code /users/~} which is the same ({@code heroku auth:whoami}). */
@Path("/")
@RequestScoped
public class AccountResource {
    @Inject
    AccountService accounts;

    @Inject
    RateLimits limits;

    @Inject
    PasswordService passwords;

    @Inject
    Caller caller;

    @GET
    @Path("account")
    public AccountRepresentation account() {
        return user("~");
    }

    @GET
    @Path("users/{user}")
    public AccountRepresentation user(@PathParam("user") String user) {
        return AccountRepresentation.of(accounts.requireSelf(caller.actor(), user));
    }

    /** Asking costs nothing. */
    @GET
    @Path("account/rate-limits")
    public RateLimitRepresentation rateLimit() {
        return new RateLimitRepresentation(limits.remaining(caller.actor().accountId()));
    }

    @PATCH
    @Path("account")
    public AccountRepresentation update(AccountUpdateRequest request) {
        return updateUser("~", request);
    }

    @PATCH
    @Path("users/{user}")
    public AccountRepresentation updateUser(@PathParam("user") String user, AccountUpdateRequest request) {
        accounts.requireSelf(caller.actor(), user);
        Unsupported.refuse("allow_tracking", request.allowTracking());
        Unsupported.refuse("beta", request.beta());
        Unsupported.refuse("eco_dynos_enabled", request.ecoDynosEnabled());
        Unsupported.refuse("pipeline_cost_consent", request.pipelineCostConsent());
        Optional.ofNullable(request.name()).ifPresent(AccountService::requireShort);
        changePassword(Optional.ofNullable(request.password()), Optional.ofNullable(request.newPassword()));
        return AccountRepresentation.of(accounts.update(caller.actor(), Optional.ofNullable(request.name())));
    }

    private void changePassword(Optional<String> current, Optional<String> fresh) {
        if (current.isPresent() != fresh.isPresent()) {
            throw new InvalidParamsException("Parameter \"%s\" is missing: a new password needs the current one."
                    .formatted(current.isPresent() ? "new_password" : "password"));
        }
        fresh.ifPresent(text -> passwords.change(caller.actor(), current.orElseThrow(), text, Optional.empty()));
    }
}
