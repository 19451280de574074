package slipway.service.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import slipway.model.Moment;
import slipway.model.PlatformException.Kind;
import slipway.model.RefusedException;
import slipway.model.accounts.Account;
import slipway.model.accounts.RecoveryCode;
import slipway.model.accounts.TwoFactor;
import slipway.model.activity.Action;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.secrets.SecretBox;

/** What the database knows of second factors; each change of it is one transaction. */
@ApplicationScoped
@Transactional
public class TwoFactorRecords {
    private static final String KIND = "two-factor";

    @Inject
    EntityManager entities;

    @Inject
    SecretBox secrets;

    @Inject
    Activity activity;

    /** Turns it on; returns the recovery codes, which are known only now. */
    public List<String> enable(Actor actor, String secret, long firstStep) {
        Account account = lock(actor.accountId());
        if (account.hasTwoFactor()) {
            throw new RefusedException(Kind.CONFLICT, "Two-factor authentication is on already.");
        }
        entities.persist(new TwoFactor(account.id(), secrets.seal(account.id(), secret), firstStep));
        account.turnTwoFactor(true);
        activity.noteOfAccount(actor, KIND, Action.CREATE, "Turned two-factor authentication on");
        return freshCodes(account.id());
    }

    public void disable(Actor actor) {
        Account account = lock(actor.accountId());
        requireOn(account);
        removeCodes(account.id());
        entities.createQuery("delete from TwoFactor t where t.accountId = :account")
                .setParameter("account", account.id())
                .executeUpdate();
        account.turnTwoFactor(false);
        activity.noteOfAccount(actor, KIND, Action.DESTROY, "Turned two-factor authentication off");
    }

    /** New recovery codes instead of the old ones. */
    public List<String> replaceCodes(Actor actor) {
        Account account = lock(actor.accountId());
        requireOn(account);
        removeCodes(account.id());
        activity.noteOfAccount(actor, KIND, Action.UPDATE, "Made new recovery codes");
        return freshCodes(account.id());
    }

    /** How many recovery codes are still good. */
    public int codesLeft(UUID accountId) {
        return entities.createQuery(
                        "select count(c) from RecoveryCode c where c.accountId = :account and c.usedAt is null",
                        Long.class)
                .setParameter("account", accountId)
                .getSingleResult()
                .intValue();
    }

    /** Spends a code of the app or a recovery code; empty, and noted, where it is neither or was spent before. */
    public Optional<Actor> spend(Actor actor, String code) {
        UUID account = actor.accountId();
        TwoFactor app = entities.find(TwoFactor.class, account, LockModeType.PESSIMISTIC_WRITE);
        if (app != null && app.spend(code, secrets.open(account, app.sealedSecret()), Moment.now())) {
            return Optional.of(actor);
        }
        if (app != null && spendRecoveryCode(account, code)) {
            activity.noteOfAccount(actor, KIND, Action.UPDATE, "Used a recovery code");
            return Optional.of(actor);
        }
        activity.noteOfAccount(actor, KIND, Action.UPDATE, "Gave a wrong second factor");
        return Optional.empty();
    }

    private boolean spendRecoveryCode(UUID account, String code) {
        return entities.createQuery("update RecoveryCode c set c.usedAt = :now"
                                + " where c.accountId = :account and c.codeHash = :hash and c.usedAt is null")
                        .setParameter("now", Moment.now())
                        .setParameter("account", account)
                        .setParameter("hash", RecoveryCodes.hash(account, code))
                        .executeUpdate()
                == 1;
    }

    private Account lock(UUID account) {
        return entities.find(Account.class, account, LockModeType.PESSIMISTIC_WRITE);
    }

    private static void requireOn(Account account) {
        if (!account.hasTwoFactor()) {
            throw new RefusedException(Kind.CONFLICT, "Two-factor authentication is off.");
        }
    }

    private List<String> freshCodes(UUID account) {
        List<String> codes =
                Stream.generate(RecoveryCodes::fresh).limit(RecoveryCode.COUNT).toList();
        codes.forEach(code -> entities.persist(new RecoveryCode(account, RecoveryCodes.hash(account, code))));
        return codes;
    }

    private void removeCodes(UUID account) {
        entities.createQuery("delete from RecoveryCode c where c.accountId = :account")
                .setParameter("account", account)
                .executeUpdate();
    }
}
