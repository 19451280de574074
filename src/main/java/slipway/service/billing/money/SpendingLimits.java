package slipway.service.billing.money;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import slipway.model.InvalidParamsException;
import slipway.model.PlatformException;
import slipway.model.RefusedException;
import slipway.model.access.Permission;
import slipway.model.accounts.Account;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.model.billing.AccountTerms;
import slipway.model.billing.Bill;
import slipway.model.billing.BillLine;
import slipway.model.billing.BillingMonth;
import slipway.service.AfterCommit;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.apps.AppFinder;
import slipway.service.billing.hours.BillingNotices;
import slipway.service.billing.hours.HourWatcher;
import slipway.service.billing.ledger.HourLedger;
import slipway.service.billing.ledger.UsageRecords;

/** How much an account, or one of its apps, will spend in a month at most; beyond it, paid dynos are scaled down. */
@ApplicationScoped
@Transactional
public class SpendingLimits {
    @Inject
    EntityManager entities;

    @Inject
    HourLedger ledger;

    @Inject
    UsageRecords usage;

    @Inject
    PaidDynos paidDynos;

    @Inject
    BillingNotices notices;

    @Inject
    AppFinder apps;

    @Inject
    Activity activity;

    @Inject
    AfterCommit afterCommit;

    @Inject
    HourWatcher watcher;

    /** The actor's own, in US cents a month; absent where there is none. */
    public Optional<Integer> of(Actor actor) {
        return of(actor.accountId());
    }

    private Optional<Integer> of(UUID accountId) {
        return Optional.ofNullable(entities.find(AccountTerms.class, accountId))
                .flatMap(AccountTerms::spendingLimitCents);
    }

    /** Sets the actor's own one. */
    public void limit(Actor actor, Optional<Integer> cents) {
        AccountTerms terms = entities.find(AccountTerms.class, actor.accountId());
        if (terms == null) {
            terms = new AccountTerms(actor.accountId());
            entities.persist(terms);
        }
        terms.limitSpending(cents);
        afterCommit.run(watcher::hoursChanged);
        activity.noteOfAccount(actor, "spending-limit", Action.UPDATE, "Spending limit: " + text(cents));
    }

    public void limit(Actor actor, String appName, Optional<Integer> cents) {
        App app = apps.requireLocked(actor, appName, Permission.MANAGE);
        cents.ifPresent(AccountTerms::checkLimit);
        app.limitSpending(cents);
        afterCommit.run(watcher::hoursChanged);
        activity.note(actor, app, "spending-limit", Action.UPDATE, app, "Spending limit: " + text(cents));
    }

    private static String text(Optional<Integer> cents) {
        return cents.map(Dollars::of).orElse("none");
    }

    /** Refuses more that costs something where the owner is not verified, or a limit is reached already. */
    public void requireMeans(App app) {
        if (!entities.find(Account.class, app.ownerId()).isVerified()) {
            throw new RefusedException(
                    PlatformException.Kind.VERIFICATION_REQUIRED,
                    "Please verify your account to use what costs something: the owner of this app must be verified, see the"
                            + " account page.");
        }
        Bill bill = usage.bill(app.ownerId(), BillingMonth.of(ledger.now()));
        reached(app, bill).ifPresent(why -> {
            throw new InvalidParamsException(why + " Raise it, wait for the next month, or choose a free size.");
        });
    }

    /** Which limit is reached, if any. */
    private Optional<String> reached(App app, Bill bill) {
        Optional<Integer> ofApp = app.spendingLimitCents().filter(limit -> bill.centsOf(app.id()) >= limit);
        return ofApp.map(limit ->
                        "The spending limit of %s a month for this app is reached.".formatted(Dollars.of(limit)))
                .or(() -> of(app.ownerId())
                        .filter(limit -> bill.cents() >= limit)
                        .map(limit -> "The spending limit of %s a month for this account is reached."
                                .formatted(Dollars.of(limit))));
    }

    /** Looks who has come to a limit, and scales down what costs more. */
    public void review() {
        BillingMonth month = BillingMonth.of(ledger.now());
        List<UUID> paying = usage.accountsPayingNow();
        for (UUID account : limited(paying)) {
            Bill bill = usage.bill(account, month);
            for (UUID id : appsThatCost(bill)) {
                Optional.ofNullable(entities.find(App.class, id))
                        .filter(app -> app.ownerId().equals(account))
                        .ifPresent(app -> reached(app, bill).ifPresent(why -> {
                            paidDynos.scaleDown(app.id(), why);
                            notices.limitReached(app, month, why);
                        }));
            }
        }
    }

    private Set<UUID> limited(Collection<UUID> accounts) {
        if (accounts.isEmpty()) {
            return Set.of();
        }
        Set<UUID> limited = new LinkedHashSet<>(entities.createQuery(
                        "select t.accountId from AccountTerms t where t.spendingLimitCents is not null"
                                + " and t.accountId in :accounts",
                        UUID.class)
                .setParameter("accounts", accounts)
                .getResultList());
        limited.addAll(entities.createQuery(
                        "select a.ownerId from App a where a.spendingLimitCents is not null and a.ownerId in :accounts",
                        UUID.class)
                .setParameter("accounts", accounts)
                .getResultList());
        return limited;
    }

    private static Set<UUID> appsThatCost(Bill bill) {
        Set<UUID> apps = new LinkedHashSet<>();
        bill.lines().stream()
                .filter(line -> line.centsPerMonth() > 0)
                .map(BillLine::appId)
                .forEach(apps::add);
        return apps;
    }
}
