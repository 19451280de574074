package slipway.service.billing.money;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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

    /** The same of many accounts; those that have none are left out. */
    public Map<UUID, Long> left(Collection<UUID> accounts) {
        Map<UUID, Long> left = new HashMap<>();
        if (!accounts.isEmpty()) {
            add(
                    left,
                    1,
                    "select c.accountId, sum(c.cents) from Credit c where c.accountId in :accounts group by c.accountId",
                    accounts);
            add(
                    left,
                    -1,
                    "select i.accountId, sum(i.creditsCents) from Invoice i where i.accountId in :accounts group by i.accountId",
                    accounts);
        }
        return left;
    }

    private void add(Map<UUID, Long> sums, int sign, String jpql, Collection<UUID> accounts) {
        entities.createQuery(jpql, Object[].class)
                .setParameter("accounts", accounts)
                .getResultList()
                .forEach(row -> sums.merge((UUID) row[0], sign * ((Number) row[1]).longValue(), Long::sum));
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
