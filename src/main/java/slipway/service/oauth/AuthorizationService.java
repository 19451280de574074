package slipway.service.oauth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import slipway.model.InvalidParamsException;
import slipway.model.Moment;
import slipway.model.NotFoundException;
import slipway.model.UnauthorizedException;
import slipway.model.accounts.Account;
import slipway.model.activity.Action;
import slipway.model.oauth.OAuthAuthorization;
import slipway.model.oauth.Scope;
import slipway.service.access.Actor;
import slipway.service.accounts.PasswordStep;
import slipway.service.activity.Activity;
import slipway.service.secrets.Tokens;

/** Tokens: granted, listed, revoked, and turned back into the account that they stand for. */
@ApplicationScoped
@Transactional
public class AuthorizationService {
    /** An authorization and its token, which is known only at this moment. */
    public record Granted(OAuthAuthorization authorization, String token) {}

    private static final String KIND = "oauth-authorization";

    private static final int MAX_DESCRIPTION = 1_000;

    /** Longest lifetime of a token that is not to live forever. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    @Inject
    EntityManager entities;

    @Inject
    Activity activity;

    /**
     * @param lifetime absent for a token that never expires
     * @param password where the actor has just given it, the password, with which the token then ends
     * @throws UnauthorizedException where the password or the token that asks is not good any more: what a request got
     *     by them must not outlive them, however slowly it came
     */
    public Granted grant(
            Actor actor,
            String description,
            Set<Scope> scope,
            Optional<Duration> lifetime,
            Optional<PasswordStep> password) {
        if (lifetime.filter(length -> length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0)
                .isPresent()) {
            throw new InvalidParamsException("Parameter \"expires_in\" must be a number of seconds from 1 to "
                    + LONGEST.toSeconds() + " (a hundred years).");
        }
        requireShort(description);
        Account account = lockStillGood(actor, password);
        boolean byPassword = password.isPresent();
        String token = Tokens.newToken();
        OAuthAuthorization authorization = new OAuthAuthorization(
                actor.accountId(),
                description,
                scope,
                Tokens.hash(token),
                lifetime.map(Moment.now()::plus).orElse(null),
                byPassword);
        entities.persist(authorization);
        if (byPassword) {
            account.cameIn();
        }
        activity.noteOfAccount(actor, KIND, Action.CREATE, byPassword ? "Signed in" : "Made a token: " + description);
        return new Granted(authorization, token);
    }

    /** A change of the password waits until the token is there to be ended, or has come before. */
    private Account lockStillGood(Actor actor, Optional<PasswordStep> password) {
        Account account = entities.find(Account.class, actor.accountId(), LockModeType.PESSIMISTIC_WRITE);
        boolean tokenGone = actor.origin()
                .authorizationId()
                .filter(id -> entities.find(OAuthAuthorization.class, id, LockModeType.PESSIMISTIC_WRITE) == null)
                .isPresent();
        if (account == null
                || tokenGone
                || password.filter(step -> !step.isOf(account)).isPresent()) {
            throw new UnauthorizedException();
        }
        return account;
    }

    /** A token that is good, and whose it is. */
    public record Known(OAuthAuthorization authorization, Account account) {}

    public Known authenticate(String token) {
        return entities.createQuery(
                        "select z, a from OAuthAuthorization z, Account a"
                                + " where z.tokenHash = :hash and a.id = z.accountId",
                        Object[].class)
                .setParameter("hash", Tokens.hash(token))
                .getResultStream()
                .map(row -> new Known((OAuthAuthorization) row[0], (Account) row[1]))
                .filter(known -> !known.authorization().isExpired(Moment.now()))
                .findFirst()
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
                        "select a from OAuthAuthorization a where a.accountId = :account"
                                + " and (a.expiresAt is null or a.expiresAt > :now) order by a.createdAt",
                        OAuthAuthorization.class)
                .setParameter("account", actor.accountId())
                .setParameter("now", Moment.now())
                .getResultList();
    }

    public OAuthAuthorization require(Actor actor, UUID id) {
        return Optional.ofNullable(entities.find(OAuthAuthorization.class, id))
                .filter(authorization -> authorization.accountId().equals(actor.accountId()))
                .filter(authorization -> !authorization.isExpired(Moment.now()))
                .orElseThrow(() -> new NotFoundException("authorization"));
    }

    public OAuthAuthorization describe(Actor actor, UUID id, String description) {
        requireShort(description);
        OAuthAuthorization authorization = require(actor, id);
        authorization.describe(description);
        activity.noteOfAccount(actor, KIND, Action.UPDATE, "Described a token: " + description);
        return authorization;
    }

    /** Puts a new token, known only at this moment, in the place of the old one, which ends at once. */
    public Granted regenerate(Actor actor, UUID id) {
        OAuthAuthorization authorization = require(actor, id);
        String token = Tokens.newToken();
        authorization.regenerate(Tokens.hash(token));
        activity.noteOfAccount(actor, KIND, Action.UPDATE, "Regenerated a token: " + authorization.description());
        return new Granted(authorization, token);
    }

    public OAuthAuthorization revoke(Actor actor, UUID id) {
        OAuthAuthorization authorization = require(actor, id);
        entities.remove(authorization);
        activity.noteOfAccount(actor, KIND, Action.DESTROY, "Revoked a token: " + authorization.description());
        return authorization;
    }

    private static void requireShort(String description) {
        if (description.length() > MAX_DESCRIPTION) {
            throw new InvalidParamsException(
                    "Parameter \"description\" is longer than " + MAX_DESCRIPTION + " characters.");
        }
    }
}
