package slipway.service.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;
import slipway.model.accounts.Account;
import slipway.model.activity.Action;
import slipway.model.billing.Credit;
import slipway.service.access.AccessPolicy;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;

/** What operators give to accounts, and what is left of it. */
@ApplicationScoped
@Transactional
public class Credits {
    @Inject
    EntityManager entities;

    @Inject
    AccessPolicy policy;

    @Inject
    Activity activity;

    /** @param cents US cents */
    public void give(Actor operator, Account account, long cents, String note) {
        policy.requireOperator(operator);
        entities.persist(new Credit(account.id(), cents, note, operator.email()));
        activity.noteOfAccount(
                operator, "credit", Action.CREATE, "Gave " + Dollars.of(cents) + " to " + account.email());
    }

    /** US cents that no invoice has used yet. */
    long left(UUID accountId) {
        long given = sum("select sum(c.cents) from Credit c where c.accountId = :account", accountId);
        return given - sum("select sum(i.creditsCents) from Invoice i where i.accountId = :account", accountId);
    }

    private long sum(String jpql, UUID accountId) {
        Long sum = entities.createQuery(jpql, Long.class)
                .setParameter("account", accountId)
                .getSingleResult();
        return sum == null ? 0 : sum;
    }
}
