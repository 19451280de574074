package slipway.service.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import slipway.model.Moment;
import slipway.model.NotFoundException;
import slipway.model.accounts.Account;
import slipway.model.accounts.AccountFeature;
import slipway.model.accounts.SignInSession;
import slipway.model.activity.Action;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;

/** The browsers in which somebody has signed in: listed, and ended from elsewhere. */
@ApplicationScoped
@Transactional
public class SessionService {
    private static final String KIND = "session";

    @Inject
    EntityManager entities;

    @Inject
    Activity activity;

    /** Notes that the actor has signed in to the pages; their other sessions end where they have asked for that. */
    public SignInSession open(Actor actor) {
        Account account = entities.find(Account.class, actor.accountId());
        account.cameIn();
        if (account.has(AccountFeature.SINGLE_SESSION)) {
            endAll(account.id(), Optional.empty());
        }
        SignInSession session = new SignInSession(account.id(), actor.origin());
        entities.persist(session);
        activity.noteOfAccount(actor, KIND, Action.CREATE, "Signed in");
        return session;
    }

    /** Whose session it is, as their account is now; empty when it was ended. For every request of a page. */
    public Optional<Account> use(UUID id) {
        return entities.createQuery(
                        "select s, a from SignInSession s, Account a where s.id = :id and a.id = s.accountId",
                        Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(row -> {
                    ((SignInSession) row[0]).use();
                    return (Account) row[1];
                });
    }

    /** The actor's sessions, the latest first, without those whose browsers have been silent for too long. */
    public List<SignInSession> list(Actor actor) {
        return entities.createQuery(
                        "select s from SignInSession s where s.accountId = :account and s.usedAt > :since"
                                + " order by s.createdAt desc",
                        SignInSession.class)
                .setParameter("account", actor.accountId())
                .setParameter("since", Moment.now().minus(SignInSession.LONGEST_SILENCE))
                .getResultList();
    }

    /** Ends one of the actor's own sessions. */
    public SignInSession end(Actor actor, UUID id) {
        SignInSession session = Optional.ofNullable(entities.find(SignInSession.class, id))
                .filter(known -> known.accountId().equals(actor.accountId()))
                .orElseThrow(() -> new NotFoundException(KIND));
        entities.remove(session);
        activity.noteOfAccount(actor, KIND, Action.DESTROY, "Ended a session: " + session.clientName());
        return session;
    }

    /** The actor leaves the browser; it does not matter whether the session was ended before. */
    public void signOut(Actor actor, UUID id) {
        if (entities.createQuery("delete from SignInSession s where s.id = :id and s.accountId = :account")
                        .setParameter("id", id)
                        .setParameter("account", actor.accountId())
                        .executeUpdate()
                == 1) {
            activity.noteOfAccount(actor, KIND, Action.DESTROY, "Signed out");
        }
    }

    /** Ends all sessions of an account but one. */
    void endAll(UUID account, Optional<UUID> kept) {
        entities.createQuery("delete from SignInSession s where s.accountId = :account and s.id <> :kept")
                .setParameter("account", account)
                .setParameter("kept", kept.orElseGet(UUID::randomUUID))
                .executeUpdate();
    }
}
