package slipway.service.dynos.reconciler;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.service.apps.AppWatcher;
import slipway.service.billing.BillingRounds;
import slipway.service.billing.hours.HourWatcher;
import slipway.service.billing.hours.Pools;
import slipway.service.billing.ledger.HourLedger;

/**
 * Lets the ledger's clock beat, and looks from time to time, and at the very second, whose free hours have come to an end
 * or have begun anew; on the reconciler's thread, like all that happens to dynos.
 */
@ApplicationScoped
public class HourReviews implements HourWatcher {
    private static final Logger LOG = Logger.getLogger(HourReviews.class.getName());

    /** So much is not counted at most of what ends while the platform is away and cannot be dated. */
    private static final Duration BEAT = Duration.ofSeconds(10);

    private static final Duration ROUND = Duration.ofMinutes(1);

    @Inject
    ReconcilerLoop loop;

    @Inject
    HourLedger ledger;

    @Inject
    BillingRounds billing;

    @Inject
    Pools pools;

    @Inject
    SleepRounds sleep;

    @Inject
    AppWatcher watcher;

    /** Finds out who has no hours left, before any app is looked at; visitors do not wait for it if it fails. */
    void prepare() {
        try {
            pools.review();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Free hours could not be looked at", e);
        }
    }

    /** To be called once what has ended before is written down, by the time that counted then. */
    void start() {
        loop.run(ledger::beat);
        loop.every(BEAT, ledger::beat);
        loop.run(this::againAndAgain);
    }

    private void againAndAgain() {
        Duration next = ROUND;
        try {
            next = review().map(at -> Duration.between(ledger.now(), at))
                    .filter(soon -> soon.compareTo(ROUND) < 0)
                    .orElse(ROUND);
        } finally {
            loop.after(next, this::againAndAgain);
        }
    }

    /** Returns when the next account will have no hours left, where that is to be foreseen. */
    private Optional<Instant> review() {
        Pools.Review review = billing.run();
        sleep.appsOf(review.changed()).forEach(watcher::appChanged);
        pools.told(review.changed());
        return review.next();
    }

    @Override
    public void hoursChanged() {
        loop.run(this::review);
    }
}
