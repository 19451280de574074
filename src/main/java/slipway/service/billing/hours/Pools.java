package slipway.service.billing.hours;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import slipway.config.Settings;
import slipway.model.accounts.Account;
import slipway.model.billing.AccountTerms;
import slipway.model.billing.BillingMonth;
import slipway.model.billing.UsageInterval;
import slipway.service.AfterCommit;
import slipway.service.access.Actor;
import slipway.service.billing.ledger.HourLedger;
import slipway.service.billing.ledger.PooledTime;
import slipway.service.billing.ledger.UsageRecords;

/**
 * The free hours of accounts: counted from the ledger, in calendar months of UTC. Who has none left is kept in memory, for
 * the many who ask; {@link #review()} finds it out.
 */
@ApplicationScoped
@Transactional
public class Pools {
    private static final long SECONDS_PER_HOUR = 3_600;

    /** Rather than nearly nothing: a month that has just begun says little of its rest. */
    private static final Duration LEAST_PAST = Duration.ofHours(1);

    /**
     * What a look at all pools has found.
     *
     * @param changed accounts that have no hours left now and had some, or the other way round
     * @param next when the next one will be empty if all goes on as now; absent where that is not to be foreseen
     */
    public record Review(Set<UUID> changed, Optional<Instant> next) {}

    @Inject
    EntityManager entities;

    @Inject
    HourLedger ledger;

    @Inject
    UsageRecords usage;

    @Inject
    BillingNotices notices;

    @Inject
    AfterCommit afterCommit;

    @Inject
    Settings settings;

    private final Set<UUID> empty = ConcurrentHashMap.newKeySet();

    /** Those of them whose apps know it. */
    private final Set<UUID> told = ConcurrentHashMap.newKeySet();

    private volatile @Nullable BillingMonth reviewed;

    /** Whether the account has no free hours left this month, as of the last look. */
    public boolean isEmpty(UUID accountId) {
        return empty.contains(accountId);
    }

    /** The actor's own, as of this moment. */
    public Pool of(Actor actor) {
        return of(actor.accountId());
    }

    Pool of(UUID accountId) {
        Instant now = ledger.now();
        BillingMonth month = BillingMonth.of(now);
        return pool(accountId, usage.of(Set.of(accountId), month), now);
    }

    /** @param lines of the account, of the present month at least */
    public Pool pool(UUID accountId, Collection<UsageInterval> lines, Instant now) {
        BillingMonth month = BillingMonth.of(now);
        long quota = quota(accountId);
        long used = Usage.pooledSecondsOfAll(List.copyOf(lines), month.start(), month.end(), now);
        return new Pool(
                quota,
                used,
                Usage.pooledSeconds(lines, month.start(), month.end(), now),
                forecast(quota, used, month, now));
    }

    /** At the rate of the month so far. */
    static Optional<Instant> forecast(long quota, long used, BillingMonth month, Instant now) {
        if (used >= quota) {
            return Optional.of(now);
        }
        Duration past = Duration.between(month.start(), now);
        double rate = (double) used / Math.max(past.toSeconds(), LEAST_PAST.toSeconds());
        double left = rate == 0 ? Double.MAX_VALUE : (quota - used) / rate;
        return left < Duration.between(now, month.end()).toSeconds()
                ? Optional.of(now.plusSeconds((long) left))
                : Optional.empty();
    }

    private long quota(UUID accountId) {
        AccountTerms terms = entities.find(AccountTerms.class, accountId);
        int usual = isVerified(accountId)
                ? settings.hours().verified()
                : settings.hours().free();
        return SECONDS_PER_HOUR
                * Optional.ofNullable(terms).flatMap(AccountTerms::freeHours).orElse(usual);
    }

    private boolean isVerified(UUID accountId) {
        return Optional.ofNullable(entities.find(Account.class, accountId))
                .filter(Account::isVerified)
                .isPresent();
    }

    /** Looks who has come to the end of his hours, and tells those who come near it. */
    public Review review() {
        Instant now = ledger.now();
        BillingMonth month = BillingMonth.of(now);
        // In between, only who runs something can come to the end; and who is there may have been given more.
        Map<UUID, PooledTime> times = usage.pooledTimes(month, now, month.equals(reviewed));
        empty.forEach(account -> times.computeIfAbsent(account, id -> usage.pooledTime(id, month, now)));
        Set<UUID> emptyNow = new HashSet<>();
        Optional<Instant> next = Optional.empty();
        for (Map.Entry<UUID, PooledTime> entry : times.entrySet()) {
            PooledTime time = entry.getValue();
            long quota = quota(entry.getKey());
            Pool pool = new Pool(quota, time.seconds(), Map.of(), forecast(quota, time.seconds(), month, now));
            if (pool.isEmpty()) {
                emptyNow.add(entry.getKey());
            } else if (time.running() > 0) {
                next = earlier(next, Optional.of(now.plusSeconds((pool.left() + time.running() - 1) / time.running())));
            }
            notices.tell(entry.getKey(), month, pool);
        }
        Set<UUID> changed = new HashSet<>(emptyNow);
        changed.addAll(told);
        changed.removeIf(account -> emptyNow.contains(account) && told.contains(account));
        afterCommit.run(() -> {
            empty.retainAll(emptyNow);
            empty.addAll(emptyNow);
            reviewed = month;
        });
        return new Review(changed, next);
    }

    /** What follows for the apps of these accounts is on its way. */
    public void told(Set<UUID> accounts) {
        accounts.forEach(account -> {
            if (empty.contains(account)) {
                told.add(account);
            } else {
                told.remove(account);
            }
        });
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isBefore(other.get()) ? one : other;
    }
}
