package slipway.api.http;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.UnauthorizedException;
import slipway.service.access.Actor;

/** Who sent the present API request, as the authentication filter found out. */
@RequestScoped
public class Caller {
    private @Nullable Actor actor;
    private @Nullable String token;

    void identify(Actor known, Optional<String> byToken) {
        this.actor = known;
        this.token = byToken.orElse(null);
    }

    public Actor actor() {
        return Optional.ofNullable(actor).orElseThrow(UnauthorizedException::new);
    }

    /** The token of the request; absent where a password was used. */
    public Optional<String> token() {
        return Optional.ofNullable(token);
    }
}
