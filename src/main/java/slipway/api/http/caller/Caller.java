package slipway.api.http.caller;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.UnauthorizedException;
import slipway.model.oauth.OAuthAuthorization;
import slipway.service.access.Actor;
import slipway.service.accounts.PasswordStep;
import slipway.service.addons.partners.Partner;
import slipway.service.paging.PageRequest;

/**
 * Who sent the present API request, as the authentication filter found out, and which part of a list they want. Providers of
 * add-ons are nobody's actor: whatever asks for one refuses them.
 */
@RequestScoped
public class Caller {
    private @Nullable Actor actor;
    private @Nullable OAuthAuthorization authorization;
    private @Nullable String token;
    private @Nullable PasswordStep password;
    private @Nullable Partner partner;
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

    /** The provider of one add-on. */
    void identify(Partner known) {
        this.partner = known;
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

    /** The provider who asks about one add-on; absent where a person asks. */
    public Optional<Partner> partner() {
        return Optional.ofNullable(partner);
    }

    /** Whose calls are counted: an account's, or all that are about one add-on. */
    Optional<UUID> counted() {
        return known().map(Actor::accountId).or(() -> partner().map(Partner::addOnId));
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
