package slipway.service.payments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import slipway.model.Moment;
import slipway.model.NotFoundException;
import slipway.model.accounts.Account;
import slipway.model.activity.Action;
import slipway.model.payments.PaymentMethod;
import slipway.model.payments.PaymentSetup;
import slipway.service.AfterCommit;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.billing.hours.HourWatcher;

/**
 * Reading and writing of payment methods: an account is verified in the transaction in which it gets one, and no longer
 * in that in which it loses it. Asks for no permission: that is done by those who use it.
 */
@ApplicationScoped
@Transactional
public class PaymentRecords {
    private static final String KIND = "payment-method";

    @Inject
    AfterCommit afterCommit;

    /** A verified account has more free hours. */
    @Inject
    HourWatcher hours;

    @Inject
    EntityManager entities;

    @Inject
    Activity activity;

    Optional<PaymentMethod> method(UUID accountId) {
        return Optional.ofNullable(entities.find(PaymentMethod.class, accountId));
    }

    /** The set-up that was begun last, of those that may still be completed. */
    Optional<PaymentSetup> latestSetup(UUID accountId) {
        return entities.createQuery(
                        "select s from PaymentSetup s where s.accountId = :account and s.createdAt > :after"
                                + " order by s.createdAt desc",
                        PaymentSetup.class)
                .setParameter("account", accountId)
                .setParameter("after", Moment.now().minus(PaymentSetup.LONGEST))
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** A set-up of this account; those of others are not there for it. */
    PaymentSetup requireSetup(UUID accountId, String session) {
        return Optional.ofNullable(entities.find(PaymentSetup.class, session))
                .filter(setup -> setup.accountId().equals(accountId) && setup.isOpen())
                .orElseThrow(() -> new NotFoundException("payment_setup"));
    }

    /** Remembers a set-up, and forgets those that nobody completed in time. */
    void begin(UUID accountId, String session) {
        entities.createQuery("delete from PaymentSetup s where s.createdAt < :before")
                .setParameter("before", Moment.now().minus(PaymentSetup.LONGEST))
                .executeUpdate();
        entities.persist(new PaymentSetup(session, accountId));
    }

    /** Puts what a set-up of the actor led to on file, unless the set-up was ended meanwhile. */
    void complete(Actor actor, String session, PaymentMethod method) {
        requireLocked(actor.accountId());
        requireSetup(actor.accountId(), session);
        put(method);
        activity.noteOfAccount(actor, KIND, Action.CREATE, "Added a payment method");
    }

    void removeOwn(Actor actor) {
        remove(actor.accountId());
        activity.noteOfAccount(actor, KIND, Action.DESTROY, "Removed the payment method");
    }

    private void put(PaymentMethod method) {
        Account account = requireLocked(method.accountId());
        method(account.id()).ifPresentOrElse(present -> present.become(method), () -> entities.persist(method));
        account.verify();
        afterCommit.run(hours::hoursChanged);
        endSetups(account.id());
    }

    /** Makes an account verified that is locked and is not yet, and so has nothing on file; its set-ups may go on. */
    void vouchFor(Account account) {
        entities.persist(PaymentMethod.confirmedByOperator(account.id()));
        account.verify();
        afterCommit.run(hours::hoursChanged);
    }

    /** Makes the account one that is not verified; returns what it was verified by. */
    Optional<PaymentMethod> remove(UUID accountId) {
        Account account = requireLocked(accountId);
        Optional<PaymentMethod> method = method(accountId);
        method.ifPresent(entities::remove);
        account.unverify();
        afterCommit.run(hours::hoursChanged);
        endSetups(accountId);
        return method;
    }

    /** What was begun before can verify nobody afterwards. */
    private void endSetups(UUID accountId) {
        entities.createQuery("delete from PaymentSetup s where s.accountId = :account")
                .setParameter("account", accountId)
                .executeUpdate();
    }

    Account requireLocked(UUID accountId) {
        return Optional.ofNullable(entities.find(Account.class, accountId, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new NotFoundException("account"));
    }
}
