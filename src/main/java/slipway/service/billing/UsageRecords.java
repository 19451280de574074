package slipway.service.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import slipway.model.billing.Bill;
import slipway.model.billing.BillingMonth;
import slipway.model.billing.UsageInterval;

/** Reads the ledger. */
@ApplicationScoped
@Transactional
public class UsageRecords {
    private static final String WITHIN = " and u.startedAt < :end and (u.endedAt is null or u.endedAt > :start)";

    @Inject
    EntityManager entities;

    @Inject
    HourLedger ledger;

    /** Up to now. */
    Bill bill(UUID accountId, BillingMonth month) {
        return Bill.of(of(List.of(accountId), month), month, ledger.now());
    }

    List<UsageInterval> of(Collection<UUID> accounts, BillingMonth month) {
        return accounts.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select u from UsageInterval u where u.ownerId in :owners" + WITHIN,
                                UsageInterval.class)
                        .setParameter("owners", accounts)
                        .setParameter("start", month.start())
                        .setParameter("end", month.end())
                        .getResultList();
    }

    /** Those who have used something in the month, free or not. */
    List<UUID> accountsIn(BillingMonth month) {
        return entities.createQuery(
                        "select distinct u.ownerId from UsageInterval u where u.startedAt < :end"
                                + " and (u.endedAt is null or u.endedAt > :start)",
                        UUID.class)
                .setParameter("start", month.start())
                .setParameter("end", month.end())
                .getResultList();
    }

    /** Those who use something that is paid for at this moment. */
    List<UUID> accountsPayingNow() {
        return entities.createQuery(
                        "select distinct u.ownerId from UsageInterval u where u.endedAt is null"
                                + " and u.centsPerMonth > 0",
                        UUID.class)
                .getResultList();
    }

    /** When the ledger begins. */
    Optional<Instant> beginning() {
        return entities.createQuery("select u from UsageInterval u order by u.startedAt", UsageInterval.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(UsageInterval::startedAt);
    }
}
