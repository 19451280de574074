package slipway.api.http.caller;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.UnauthorizedException;
import slipway.model.oauth.OAuthAuthorization;
import slipway.service.access.Actor;
import slipway.service.accounts.PasswordStep;
import slipway.service.paging.PageRequest;

/** Who sent the present API request, as the authentication filter found out, and which part of a list they want. */
@RequestScoped
public class Caller {
    private @Nullable Actor actor;
    private @Nullable OAuthAuthorization authorization;
    private @Nullable String token;
    private @Nullable PasswordStep password;
    private PageRequest range = PageRequest.first("", PageRequest.USUAL);

    /** Somebody who gave a password instead of a token. */
    void identify(Actor known, PasswordStep password) {
        this.actor = known;
        this.password = password;
    }

    void identify(Actor known, OAuthAuthorization byToken, String usedToken) {
        this.actor = known;
        this.authorization = byToken;
        this.token = usedToken;
    }

    /** Told by what reads the Range header. */
    public void wants(PageRequest wanted) {
        this.range = wanted;
    }

    public Actor actor() {
        return Optional.ofNullable(actor).orElseThrow(UnauthorizedException::new);
    }

    public Optional<Actor> known() {
        return Optional.ofNullable(actor);
    }

    /** The authorization of the request's token; absent where a password was used. */
    public Optional<OAuthAuthorization> authorization() {
        return Optional.ofNullable(authorization);
    }

    /** The password that was given instead of a token. */
    public Optional<PasswordStep> password() {
        return Optional.ofNullable(password);
    }

    /** The token itself, if it is the one of {@code asked}: whoever sent it may see it again, and nobody else. */
    public Optional<String> tokenOf(OAuthAuthorization asked) {
        return authorization().filter(own -> own.id().equals(asked.id())).flatMap(own -> Optional.ofNullable(token));
    }

    /** The Range header, for lists that are cut in the database. */
    public PageRequest range() {
        return range;
    }
}
