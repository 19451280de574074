package slipway.service.dynos.reconciler;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import slipway.config.Settings;
import slipway.model.Moment;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.DynoSize;
import slipway.model.dynos.DynoState;
import slipway.model.releases.Procfile;
import slipway.service.dynos.runtime.DynoRuntime;
import slipway.service.dynos.sizes.DynoSizes;

/**
 * Looks which apps nobody asks for, and which have napped for long enough. It only ever looks at those that are awake or
 * nap: an app that is stopped costs nothing, however many there are.
 */
@ApplicationScoped
@Transactional
public class SleepRounds {
    /** So many apps are stopped at once when memory is short; whether that was enough is looked at before the next. */
    private static final int STOPPED_AT_ONCE = 5;

    @Inject
    EntityManager entities;

    @Inject
    RoutePublisher routes;

    @Inject
    DynoSizes sizes;

    @Inject
    DynoRuntime runtime;

    @Inject
    Settings settings;

    /** Apps without a visitor for so long that they may sleep. */
    List<UUID> toSleep() {
        List<String> sleeping = sizes.all().stream()
                .filter(DynoSize::isSleeping)
                .map(DynoSize::name)
                .toList();
        Map<UUID, List<Dyno>> web = entities.createQuery(
                        "select d from Dyno d where d.state in :states and d.type = :web and d.size in :sizes",
                        Dyno.class)
                .setParameter("states", List.of(DynoState.STARTING, DynoState.UP, DynoState.CRASHED))
                .setParameter("web", Procfile.WEB)
                .setParameter("sizes", sleeping)
                .getResultStream()
                .filter(Dyno::isWeb)
                .collect(Collectors.groupingBy(Dyno::appId));
        List<UUID> quiet = new ArrayList<>();
        web.forEach((app, dynos) -> {
            if (isQuiet(dynos)) {
                quiet.add(app);
            }
        });
        return quiet;
    }

    private boolean isQuiet(List<Dyno> web) {
        Duration after = settings.sleep().after();
        boolean settled = web.stream()
                .allMatch(dyno -> dyno.state() == DynoState.UP
                        || (dyno.state() == DynoState.CRASHED
                                && !dyno.updatedAt().plus(after).isAfter(Moment.now())));
        List<Dyno> up =
                web.stream().filter(dyno -> dyno.state() == DynoState.UP).toList();
        return settled && routes.areQuiet(up, after);
    }

    /** Lets no visitor to the app's dynos any more, unless one has come since. */
    boolean closeIfQuiet(UUID appId) {
        return routes.closeQuiet(appId, settings.sleep().after());
    }

    void reopen(UUID appId) {
        routes.reopen(appId);
    }

    /** Apps that have napped for so long, or are so much in the way, that they are to be stopped; the longest first. */
    List<UUID> toStop() {
        boolean anybody = runtime.isShortOfMemory();
        Instant then = Moment.now();
        return entities.createQuery(
                        "select d from Dyno d where d.state = :napping and d.updatedAt <= :then order by d.updatedAt",
                        Dyno.class)
                .setParameter("napping", DynoState.NAPPING)
                .setParameter(
                        "then", anybody ? then : then.minus(settings.sleep().napFor()))
                .getResultStream()
                .map(Dyno::appId)
                .distinct()
                .limit(anybody ? STOPPED_AT_ONCE : Long.MAX_VALUE)
                .toList();
    }

    /** Those of accounts whose free hours have ended, or begun again. */
    List<UUID> appsOf(Collection<UUID> owners) {
        return owners.isEmpty()
                ? List.of()
                : entities.createQuery("select a.id from App a where a.ownerId in :owners", UUID.class)
                        .setParameter("owners", owners)
                        .getResultList();
    }
}
