package slipway.service.dynos.sizes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import slipway.config.Settings;
import slipway.model.InvalidParamsException;
import slipway.model.dynos.DynoSize;
import slipway.model.dynos.Formation;
import slipway.service.access.AccessPolicy;
import slipway.service.access.Actor;

/**
 * Lets people scale to what the platform can hold, and no further, so that what is promised to one is not taken from
 * another. What counts is what dynos may take, not what they take at the moment; of sizes that are not dedicated, several
 * share the same memory, since few take all of theirs at once.
 */
@ApplicationScoped
@Transactional
public class Admission {
    /** Any number that nothing else locks with. */
    private static final long LOCK = 0x0073_6c69_7077_6179L;

    /** What sleeps holds little memory, and none when it is needed. */
    private static final String AWAKE = "select f.size, sum(f.quantity) from Formation f where f.quantity > 0"
            + " and f.appId not in (select a.id from App a where a.asleepSince is not null) group by f.size";

    @Inject
    EntityManager entities;

    @Inject
    AccessPolicy policy;

    @Inject
    DynoSizes sizes;

    @Inject
    Settings settings;

    /** MiB of the machine that these are promised together. */
    public double promised(Collection<Formation> formations) {
        return formations.stream()
                .mapToDouble(formation -> formation.quantity() * share(sizes.of(formation.size())))
                .sum();
    }

    /**
     * Checks that there is room for an app's formation as it is now.
     *
     * @param before what it was promised before
     */
    public void requireRoom(Collection<Formation> all, double before) {
        double more = promised(all) - before;
        if (more <= 0) {
            return;
        }
        lock();
        requireRoom(more, settings.ceilings().dynoMemoryMb() - (promisedToAll() - more));
    }

    /** One after another, or two could each find the last room. */
    private void lock() {
        entities.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(" + LOCK + ")")
                .getResultList();
    }

    private void requireRoom(double more, double left) {
        if (more > left) {
            throw new InvalidParamsException(
                    ("There is no room for that on this platform: it needs %.0f MB, and of %d MB for dynos %.0f MB are"
                                    + " left. Scale something down, choose a smaller size, or ask the operator.")
                            .formatted(more, settings.ceilings().dynoMemoryMb(), Math.max(left, 0)));
        }
    }

    /** The same for one more one-off. */
    public void requireRoomForOneOff(String size) {
        lock();
        double more = share(sizes.of(size));
        requireRoom(more, settings.ceilings().dynoMemoryMb() - promisedToAll());
    }

    /** What all apps that are awake are promised together, with the changes of this transaction. */
    private double promisedToAll() {
        return promised(AWAKE)
                + promised("select d.size, count(d) from Dyno d where d.oneOff.present = true group by d.size");
    }

    /** @param jpql whose rows are a size's name and how many there are */
    private double promised(String jpql) {
        return entities.createQuery(jpql, Object[].class)
                .getResultStream()
                .mapToDouble(row -> ((Number) row[1]).longValue() * share(sizes.of((String) row[0])))
                .sum();
    }

    /** For operators. */
    public Capacity capacity(Actor actor) {
        policy.requireOperator(actor);
        return new Capacity(
                settings.ceilings().dynoMemoryMb(),
                Math.round(promisedToAll()),
                settings.ceilings().overcommit());
    }

    private double share(DynoSize size) {
        return size.isDedicated()
                ? size.memoryMb()
                : (double) size.memoryMb() / settings.ceilings().overcommit();
    }
}
