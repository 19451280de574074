package slipway.service.billing.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import slipway.model.addons.AddOn;
import slipway.model.addons.Plan;
import slipway.model.apps.App;
import slipway.model.billing.Heartbeat;
import slipway.model.billing.UsageInterval;
import slipway.model.billing.UsageTerms;
import slipway.model.dynos.Dyno;
import slipway.service.AfterCommit;

/**
 * Writes down from when to when each dyno ran, in the transaction that starts or ends it, so that a kill at any instant
 * neither loses nor doubles a second: a line is open exactly as long as the dyno counts.
 */
@ApplicationScoped
@Transactional
public class HourLedger {
    @Inject
    EntityManager entities;

    @Inject
    Prices prices;

    @Inject
    AfterCommit afterCommit;

    private final LedgerClock clock;

    /** When the platform before was last seen; the present one's own last beat is later. */
    private volatile Instant lastSeen = Instant.EPOCH;

    public HourLedger() {
        this(new MachineClock());
    }

    HourLedger(MachineClock machine) {
        clock = new LedgerClock(machine);
    }

    /** The time of the ledger. */
    public Instant now() {
        return clock.now();
    }

    /**
     * Opens and closes lines so that they say what is: which of an app's dynos count, who owns it, and what they cost.
     *
     * @param dynos of the app; others of its dynos are left as they are
     */
    public void settle(App app, Collection<Dyno> dynos) {
        Instant now = clock.now();
        Map<UUID, UsageInterval> open = openOf(app.id());
        for (Dyno dyno : dynos) {
            Optional<UsageTerms> terms =
                    isCounted(dyno) ? Optional.of(prices.terms(app.ownerId(), dyno.size())) : Optional.empty();
            Optional<UsageInterval> line = Optional.ofNullable(open.get(dyno.id()));
            if (terms.equals(line.map(UsageInterval::terms))) {
                continue;
            }
            line.ifPresent(found -> close(found, now));
            terms.ifPresent(agreed -> entities.persist(new UsageInterval(app, dyno, agreed, now)));
        }
    }

    /** An add-on is there from now on, or is of another plan. */
    public void settle(App app, AddOn addOn, Plan plan) {
        Instant now = clock.now();
        UsageTerms terms = prices.terms(app.ownerId(), plan);
        Optional<UsageInterval> line = Optional.ofNullable(openOf(app.id()).get(addOn.id()));
        if (!Optional.of(terms).equals(line.map(UsageInterval::terms))) {
            closeAt(addOn.id(), now);
            entities.persist(new UsageInterval(app, addOn, terms, now));
        }
    }

    private static boolean isCounted(Dyno dyno) {
        return dyno.state().isCounted() && (!dyno.isOneOff() || dyno.oneOff().isBegun());
    }

    private Map<UUID, UsageInterval> openOf(UUID appId) {
        return entities.createQuery(
                        "select u from UsageInterval u where u.appId = :app and u.endedAt is null", UsageInterval.class)
                .setParameter("app", appId)
                .getResultStream()
                .collect(Collectors.toMap(UsageInterval::resourceId, Function.identity()));
    }

    /** Where an app has got another owner, or a size another price, what goes on does so on new terms. */
    public void renew() {
        Instant now = clock.now();
        for (Object[] row : entities.createQuery(
                        "select u, a from UsageInterval u, App a where u.appId = a.id and u.endedAt is null"
                                + " order by u.resourceId",
                        Object[].class)
                .getResultList()) {
            renew((UsageInterval) row[0], (App) row[1], now);
        }
    }

    /** The same for one app, in the transaction that gives it another owner. */
    public void renew(App app) {
        Instant now = clock.now();
        // In the order of the database's, as above.
        openOf(app.id()).values().stream()
                .sorted(Comparator.comparing(line -> line.resourceId().toString()))
                .forEach(line -> renew(line, app, now));
    }

    private void renew(UsageInterval line, App app, Instant now) {
        UsageTerms terms = terms(app.ownerId(), line);
        if (!terms.equals(line.terms()) && closeIfOpen(line, now)) {
            entities.persist(line.on(terms, now));
        }
    }

    private UsageTerms terms(UUID ownerId, UsageInterval line) {
        String plan = line.terms().plan();
        return line.isOfAddOn()
                ? entities.createQuery("select p from Plan p where p.name = :name", Plan.class)
                        .setParameter("name", plan)
                        .getResultStream()
                        .findFirst()
                        .map(found -> prices.terms(ownerId, found))
                        .orElseGet(line::terms)
                : prices.terms(ownerId, plan);
    }

    /** A dyno or an add-on has ended, or is to end. */
    public void close(UUID resourceId) {
        closeAt(resourceId, clock.now());
    }

    /** It had ended before; a time that has not come yet counts as now. */
    public void closeAt(UUID resourceId, Instant at) {
        Instant now = clock.now();
        Instant end = at.isAfter(now) ? now : at;
        // Somebody may be writing its next line at this moment, which is seen once they are done.
        for (List<UsageInterval> open = openLines(resourceId); !open.isEmpty(); open = openLines(resourceId)) {
            open.forEach(line -> closeIfOpen(line, end));
        }
    }

    private List<UsageInterval> openLines(UUID resourceId) {
        return entities.createQuery(
                        "select u from UsageInterval u where u.resourceId = :id and u.endedAt is null",
                        UsageInterval.class)
                .setParameter("id", resourceId)
                .getResultList();
    }

    /** Lines of add-ons are closed by whoever ends an add-on, at the same time perhaps as this. */
    private boolean closeIfOpen(UsageInterval line, Instant at) {
        entities.refresh(line, LockModeType.PESSIMISTIC_WRITE);
        if (line.endedAt().isPresent()) {
            return false;
        }
        close(line, at);
        return true;
    }

    /** Before the next line of the same thing is written. */
    private void close(UsageInterval line, Instant at) {
        line.close(at);
        entities.flush();
    }

    /** When the platform before this one was last alive; now where there was none. */
    public Instant lastSeen() {
        return lastSeen;
    }

    /**
     * To be called at the start, before anything is written: takes up the time where the platform before left it. Until
     * the first beat, what has ended meanwhile can be written down by that time.
     */
    public void resume() {
        Heartbeat last = entities.find(Heartbeat.class, true);
        if (last == null) {
            lastSeen = clock.now();
        } else {
            lastSeen = last.at();
            clock.resume(last);
        }
    }

    /** To be called from time to time: notes that the platform lives, and whether somebody has set the clock. */
    public void beat() {
        LedgerClock.Reading reading = clock.read();
        if (reading.wasSet()) {
            turn(reading.ledger(), reading.wall());
        }
        Heartbeat beat = Optional.ofNullable(entities.find(Heartbeat.class, true))
                .orElseGet(() -> {
                    Heartbeat first = new Heartbeat();
                    entities.persist(first);
                    return first;
                });
        beat.beat(reading.wall(), clock.machine().boot(), clock.machine().uptime(), !reading.wasSet());
        afterCommit.run(() -> clock.follow(reading));
    }

    /** Since when the ledger's time is to be relied on, so that what is computed from it may be final. */
    public Instant steadySince() {
        return Optional.ofNullable(entities.find(Heartbeat.class, true))
                .map(Heartbeat::steadySince)
                .orElseGet(clock::now);
    }

    /** What is open ends by the old time and goes on by the new one. */
    private void turn(Instant before, Instant after) {
        List<UsageInterval> open = entities.createQuery(
                        "select u from UsageInterval u where u.endedAt is null", UsageInterval.class)
                .getResultList();
        List<UsageInterval> closed =
                open.stream().filter(line -> closeIfOpen(line, before)).toList();
        closed.forEach(line -> entities.persist(line.from(after)));
    }
}
