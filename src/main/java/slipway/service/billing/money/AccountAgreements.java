package slipway.service.billing.money;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.accounts.Account;
import slipway.model.activity.Action;
import slipway.model.billing.AccountPrice;
import slipway.model.billing.AccountTerms;
import slipway.service.AfterCommit;
import slipway.service.access.AccessPolicy;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.billing.hours.HourWatcher;
import slipway.service.billing.ledger.Prices;
import slipway.service.dynos.sizes.DynoSizes;

/** What operators agree on with one account: its free hours, and what it pays for sizes. */
@ApplicationScoped
@Transactional
public class AccountAgreements {
    private static final int MOST_CENTS = 100_000_000;

    @Inject
    EntityManager entities;

    @Inject
    AccessPolicy policy;

    @Inject
    DynoSizes sizes;

    @Inject
    Prices prices;

    @Inject
    Activity activity;

    @Inject
    AfterCommit afterCommit;

    @Inject
    HourWatcher watcher;

    /** @param hours a month; absent for as many as others have */
    public void giveHours(Actor operator, Account account, Optional<Integer> hours) {
        policy.requireOperator(operator);
        AccountTerms terms = entities.find(AccountTerms.class, account.id());
        if (terms == null) {
            terms = new AccountTerms(account.id());
            entities.persist(terms);
        }
        terms.giveHours(hours);
        afterCommit.run(watcher::hoursChanged);
        String what = hours.map(number -> number + " free hours a month").orElse("the usual free hours");
        note(operator, "Gave " + account.email() + " " + what);
    }

    /**
     * From now on, for what runs as well.
     *
     * @param size of dynos, or a plan of add-ons
     * @param cents US cents a month; absent for the price that others pay
     */
    public void setPrice(Actor operator, Account account, String size, Optional<Integer> cents) {
        policy.requireOperator(operator);
        String plan = isPlan(size) ? requirePlan(size) : sizes.of(size).name();
        cents.filter(amount -> amount < 0 || amount > MOST_CENTS).ifPresent(amount -> {
            throw new InvalidParamsException("A price must be from 0 to %d dollars.".formatted(MOST_CENTS / 100));
        });
        Optional<AccountPrice> present = find(account.id(), plan);
        if (cents.isEmpty()) {
            present.ifPresent(entities::remove);
        } else {
            present.ifPresentOrElse(
                    price -> price.change(cents.get()),
                    () -> entities.persist(new AccountPrice(account.id(), plan, cents.get())));
        }
        prices.forget();
        afterCommit.run(watcher::hoursChanged);
        String price = cents.map(amount -> Dollars.of(amount) + " a month").orElse("the usual price");
        note(operator, account.email() + " pays " + price + " for " + plan);
    }

    /** Plans of add-ons have their service's name before theirs. */
    private static boolean isPlan(String name) {
        return name.contains(":");
    }

    private String requirePlan(String name) {
        return entities.createQuery("select p.name from Plan p where p.name = :name", String.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("plan"));
    }

    private Optional<AccountPrice> find(UUID accountId, String plan) {
        return entities.createQuery(
                        "select p from AccountPrice p where p.accountId = :account and p.plan = :plan",
                        AccountPrice.class)
                .setParameter("account", accountId)
                .setParameter("plan", plan)
                .getResultStream()
                .findFirst();
    }

    private void note(Actor operator, String what) {
        activity.noteOfAccount(operator, "agreement", Action.UPDATE, what);
    }
}
