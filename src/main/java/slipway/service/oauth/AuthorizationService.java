package slipway.service.oauth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import slipway.model.InvalidParamsException;
import slipway.model.Moment;
import slipway.model.NotFoundException;
import slipway.model.UnauthorizedException;
import slipway.model.accounts.Account;
import slipway.model.oauth.OAuthAuthorization;
import slipway.service.access.Actor;
import slipway.service.secrets.Tokens;

/** Tokens: granted, listed, revoked, and turned back into the account that they stand for. */
@ApplicationScoped
@Transactional
public class AuthorizationService {
    /** An authorization and its token, which is known only at this moment. */
    public record Granted(OAuthAuthorization authorization, String token) {}

    private static final int MAX_DESCRIPTION = 1_000;

    @Inject
    EntityManager entities;

    /** @param lifetime absent for a token that never expires */
    public Granted grant(Actor actor, String description, Optional<Duration> lifetime) {
        if (lifetime.filter(length -> length.isNegative() || length.isZero()).isPresent()) {
            throw new InvalidParamsException("expires_in must be a positive number of seconds.");
        }
        if (description.length() > MAX_DESCRIPTION) {
            throw new InvalidParamsException("description is longer than " + MAX_DESCRIPTION + " characters.");
        }
        String token = Tokens.newToken();
        OAuthAuthorization authorization = new OAuthAuthorization(
                actor.accountId(),
                description,
                Tokens.hash(token),
                lifetime.map(Moment.now()::plus).orElse(null));
        entities.persist(authorization);
        return new Granted(authorization, token);
    }

    /** The account behind a token. */
    public Account authenticate(String token) {
        OAuthAuthorization authorization = findByToken(token).orElseThrow(UnauthorizedException::new);
        return Optional.ofNullable(entities.find(Account.class, authorization.accountId()))
                .orElseThrow(UnauthorizedException::new);
    }

    /** The authorization of a token that is still good. */
    public Optional<OAuthAuthorization> findByToken(String token) {
        return entities.createQuery(
                        "select a from OAuthAuthorization a where a.tokenHash = :hash", OAuthAuthorization.class)
                .setParameter("hash", Tokens.hash(token))
                .getResultStream()
                .filter(authorization -> !authorization.isExpired(Moment.now()))
                .findFirst();
    }

    public List<OAuthAuthorization> list(Actor actor) {
        return entities.createQuery(
                        "select a from OAuthAuthorization a where a.accountId = :account order by a.createdAt",
                        OAuthAuthorization.class)
                .setParameter("account", actor.accountId())
                .getResultList();
    }

    public OAuthAuthorization require(Actor actor, UUID id) {
        return Optional.ofNullable(entities.find(OAuthAuthorization.class, id))
                .filter(authorization -> authorization.accountId().equals(actor.accountId()))
                .orElseThrow(() -> new NotFoundException("authorization"));
    }

    public OAuthAuthorization revoke(Actor actor, UUID id) {
        OAuthAuthorization authorization = require(actor, id);
        entities.remove(authorization);
        return authorization;
    }
}
