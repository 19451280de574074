package slipway.service.billing.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import slipway.model.billing.Bill;
import slipway.model.billing.BillingMonth;
import slipway.model.billing.UsageInterval;

/** Reads the ledger. */
@ApplicationScoped
@Transactional
public class UsageRecords {
    private static final String WITHIN = "u.startedAt < :end and (u.endedAt is null or u.endedAt > :start)";

    @Inject
    EntityManager entities;

    @Inject
    HourLedger ledger;

    /** Up to now. */
    public Bill bill(UUID accountId, BillingMonth month) {
        return Bill.of(of(List.of(accountId), month), month, ledger.now());
    }

    public List<UsageInterval> of(Collection<UUID> accounts, BillingMonth month) {
        return accounts.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select u from UsageInterval u where u.ownerId in :owners and " + WITHIN,
                                UsageInterval.class)
                        .setParameter("owners", accounts)
                        .setParameter("start", month.start())
                        .setParameter("end", month.end())
                        .getResultList();
    }

    /**
     * What accounts have taken of their free hours, added up by the database: there may be thousands of lines of each.
     *
     * @param onlyRunning whether only those count who take some at this moment
     */
    public Map<UUID, PooledTime> pooledTimes(BillingMonth month, Instant now, boolean onlyRunning) {
        return pooledTimes(
                onlyRunning
                        ? " AND owner_id IN (SELECT owner_id FROM usage_interval WHERE ended_at IS NULL AND pooled)"
                        : "",
                month,
                now);
    }

    public PooledTime pooledTime(UUID accountId, BillingMonth month, Instant now) {
        return pooledTimes(" AND owner_id = '" + accountId + "'", month, now)
                .getOrDefault(accountId, new PooledTime(0, 0));
    }

    private Map<UUID, PooledTime> pooledTimes(String whose, BillingMonth month, Instant now) {
        List<?> rows = entities.createNativeQuery("SELECT owner_id, floor(sum(extract(epoch FROM"
                        + " least(coalesce(ended_at, ?1), ?2) - greatest(started_at, ?3)))), count(*) FILTER"
                        + " (WHERE ended_at IS NULL) FROM usage_interval WHERE pooled AND started_at < ?2"
                        + " AND started_at <= ?1 AND (ended_at IS NULL OR ended_at > ?3)" + whose
                        + " GROUP BY owner_id")
                .setParameter(1, Timestamp.from(now))
                .setParameter(2, Timestamp.from(month.end()))
                .setParameter(3, Timestamp.from(month.start()))
                .getResultList();
        Map<UUID, PooledTime> times = new HashMap<>();
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            times.put(
                    UUID.fromString(String.valueOf(row[0])),
                    new PooledTime(((Number) row[1]).longValue(), ((Number) row[2]).longValue()));
        }
        return times;
    }

    /** Those who have used something in the month, free or not. */
    public List<UUID> accountsIn(BillingMonth month) {
        return entities.createQuery("select distinct u.ownerId from UsageInterval u where " + WITHIN, UUID.class)
                .setParameter("start", month.start())
                .setParameter("end", month.end())
                .getResultList();
    }

    /** Those who use something that is paid for at this moment. */
    public List<UUID> accountsPayingNow() {
        return entities.createQuery(
                        "select distinct u.ownerId from UsageInterval u where u.endedAt is null"
                                + " and u.centsPerMonth > 0",
                        UUID.class)
                .getResultList();
    }

    /** Whether an app uses something that is paid for at this moment. */
    public boolean costs(UUID appId) {
        return entities.createQuery(
                                "select count(u) from UsageInterval u where u.appId = :app and u.endedAt is null"
                                        + " and u.centsPerMonth > 0",
                                Long.class)
                        .setParameter("app", appId)
                        .getSingleResult()
                > 0;
    }

    /** When the ledger begins. */
    public Optional<Instant> beginning() {
        return entities.createQuery("select u from UsageInterval u order by u.startedAt", UsageInterval.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(UsageInterval::startedAt);
    }
}
