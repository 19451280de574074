package slipway.service.dynos.oneoffs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import slipway.config.Settings;
import slipway.model.InvalidParamsException;
import slipway.model.Moment;
import slipway.model.accounts.Account;
import slipway.model.apps.App;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.DynoPlace;
import slipway.model.dynos.DynoState;
import slipway.model.dynos.Formation;
import slipway.model.dynos.OneOff;
import slipway.model.releases.Release;
import slipway.service.billing.hours.Pools;
import slipway.service.billing.ledger.Prices;
import slipway.service.billing.money.SpendingLimits;
import slipway.service.dynos.sizes.Admission;
import slipway.service.dynos.sizes.DynoSizes;
import slipway.service.dynos.sizes.SizeRules;
import slipway.service.secrets.SecretBox;

/** Writes down one-off dynos, for people and for the platform itself; the reconciler or a client then begins them. */
@ApplicationScoped
@Transactional
public class OneOffOrders {
    /** One-offs are numbered at random with four digits, as on Heroku. */
    private static final int FIRST_NUMBER = 1_000;

    private static final int LAST_NUMBER = 9_999;

    @Inject
    EntityManager entities;

    @Inject
    SecretBox secrets;

    @Inject
    DynoSizes sizes;

    @Inject
    SizeRules rules;

    @Inject
    Admission admission;

    @Inject
    Pools pools;

    @Inject
    Prices prices;

    @Inject
    SpendingLimits limits;

    @Inject
    Settings settings;

    /** A command that runs unattached, at most for so long; on the app's smallest size unless another one is given. */
    public Dyno write(Release release, String type, String command, Optional<String> size, Duration atMost) {
        OneOff terms = terms(release.appId(), false, false, Map.of(), atMost);
        return write(release, type, command, size, terms);
    }

    Dyno write(Release release, String type, String command, Optional<String> size, OneOff terms) {
        UUID app = release.appId();
        Dyno dyno = Dyno.oneOff(
                new DynoPlace(app, type, freeNumber(app, type)),
                release.id(),
                release.version(),
                command,
                size.orElseGet(() -> smallest(app)),
                terms);
        entities.persist(dyno);
        entities.flush();
        return dyno;
    }

    /** Refuses one more where the owner's apps have as many as they may. */
    void requireRoom(App app) {
        // One after another, or two could each find the last place.
        entities.find(Account.class, app.ownerId(), LockModeType.PESSIMISTIC_WRITE);
        long present = entities.createQuery(
                        "select count(d) from Dyno d where d.oneOff.present = true and d.state <> :down"
                                + " and d.appId in (select a.id from App a where a.ownerId = :owner)",
                        Long.class)
                .setParameter("down", DynoState.DOWN)
                .setParameter("owner", app.ownerId())
                .getSingleResult();
        if (present >= settings.ceilings().oneOffsAtOnce()) {
            throw new InvalidParamsException(
                    "Cannot run more than %d one-off dynos at once. Stop one with ps:stop, or wait until it ends."
                            .formatted(settings.ceilings().oneOffsAtOnce()));
        }
    }

    /** Refuses a size that the app's dynos cannot be on beside theirs, or for which the platform has no room. */
    void requireFit(App app, String size) {
        List<Formation> formation = formation(app.id());
        rules.checkOneOff(formation, size);
        admission.requireRoomForOneOff(size);
    }

    /** Refuses one for which there are no hours, or that would cost more than is to be spent. */
    void requireMeans(App app, Optional<String> asked) {
        String size = asked.orElseGet(() -> smallest(app.id()));
        if (sizes.of(size).isSleeping() && pools.isEmpty(app.ownerId())) {
            throw new InvalidParamsException("The free dyno hours of this app's owner are used up for this month.");
        }
        if (prices.terms(app.ownerId(), size).centsPerMonth() > 0) {
            limits.requireMeans(app);
        }
    }

    OneOff terms(UUID appId, boolean attach, boolean tty, Map<String, String> environment, Duration atMost) {
        byte[] sealed = secrets.seal(appId, OneOffEnvironment.write(environment));
        return new OneOff(attach, tty, sealed, Moment.now().plus(atMost));
    }

    private int freeNumber(UUID appId, String type) {
        int number = ThreadLocalRandom.current().nextInt(FIRST_NUMBER, LAST_NUMBER + 1);
        long taken = entities.createQuery(
                        "select count(d) from Dyno d where d.appId = :app and d.type = :type and d.number = :number",
                        Long.class)
                .setParameter("app", appId)
                .setParameter("type", type)
                .setParameter("number", number)
                .getSingleResult();
        return taken == 0 ? number : freeNumber(appId, type);
    }

    private List<Formation> formation(UUID appId) {
        return entities.createQuery("select f from Formation f where f.appId = :app", Formation.class)
                .setParameter("app", appId)
                .getResultList();
    }

    /** The cheapest size that the app uses (Dev Center, "One-off dynos"). */
    private String smallest(UUID appId) {
        return sizes.smallest(formation(appId)).name();
    }
}
