package slipway.service.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import slipway.model.NotFoundException;
import slipway.model.accounts.Account;
import slipway.model.billing.AccountTerms;
import slipway.model.billing.Bill;
import slipway.model.billing.BillingMonth;
import slipway.model.billing.Invoice;
import slipway.model.billing.UsageInterval;
import slipway.service.access.AccessPolicy;
import slipway.service.access.Actor;
import slipway.service.billing.hours.Pools;
import slipway.service.billing.ledger.HourLedger;
import slipway.service.billing.ledger.Prices;
import slipway.service.billing.ledger.UsageRecords;
import slipway.service.billing.money.Credits;

/** The present month of all accounts, for operators; read in a few queries however many there are. */
@ApplicationScoped
@Transactional
public class BillingAccounts {
    @Inject
    EntityManager entities;

    @Inject
    AccessPolicy policy;

    @Inject
    HourLedger ledger;

    @Inject
    UsageRecords usage;

    @Inject
    Pools pools;

    @Inject
    Prices prices;

    @Inject
    Credits credits;

    /** Who is nearest to the end of his free hours first, then by e-mail. */
    public List<AccountBilling> list(Actor operator) {
        policy.requireOperator(operator);
        List<Account> accounts = entities.createQuery("select a from Account a order by a.email", Account.class)
                .getResultList();
        return of(accounts).stream()
                .sorted(Comparator.comparingLong(row -> -row.pool().percent()))
                .toList();
    }

    public AccountBilling require(Actor operator, UUID accountId) {
        policy.requireOperator(operator);
        Account account = Optional.ofNullable(entities.find(Account.class, accountId))
                .orElseThrow(() -> new NotFoundException("account"));
        return of(List.of(account)).get(0);
    }

    /** The account's invoices, the newest first. */
    public List<Invoice> invoices(Actor operator, Account account) {
        policy.requireOperator(operator);
        return entities.createQuery(
                        "select i from Invoice i where i.accountId = :account order by i.number desc", Invoice.class)
                .setParameter("account", account.id())
                .getResultList();
    }

    private List<AccountBilling> of(List<Account> accounts) {
        Instant now = ledger.now();
        BillingMonth month = BillingMonth.of(now);
        List<UUID> ids = accounts.stream().map(Account::id).toList();
        Map<UUID, List<UsageInterval>> lines = usage.of(ids, month).stream()
                .collect(Collectors.groupingBy(line -> line.terms().ownerId()));
        Map<UUID, Long> left = credits.left(ids);
        return accounts.stream()
                .map(account -> {
                    List<UsageInterval> own = lines.getOrDefault(account.id(), List.of());
                    return new AccountBilling(
                            account,
                            pools.pool(account.id(), own, now),
                            Bill.of(own, month, now),
                            Optional.ofNullable(entities.find(AccountTerms.class, account.id()))
                                    .flatMap(AccountTerms::freeHours),
                            prices.agreedWith(account.id()),
                            left.getOrDefault(account.id(), 0L));
                })
                .toList();
    }
}
