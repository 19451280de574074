package slipway.service.dynos.reconciler.passes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import slipway.model.apps.App;
import slipway.model.releases.Procfile;
import slipway.model.releases.Release;
import slipway.service.billing.hours.Pools;
import slipway.service.dynos.reconciler.passes.WantedFormation.Rest;
import slipway.service.releases.ReleaseService;

/**
 * The apps that run nothing, since nobody has scaled them up or since they sleep: all of them in a few queries, each as a
 * pass that finds nothing to do. There may be thousands of them, and a start must not take longer for each.
 */
@ApplicationScoped
@Transactional
public class AppsAtRest {
    /** Apps that sleep, and of which nothing is left but the places of their dynos. */
    static final String SLEEPING = "select a.id from App a where a.asleepSince is not null and not exists"
            + " (select d from Dyno d where d.appId = a.id and d.state <> slipway.model.dynos.DynoState.ASLEEP)";

    private static final String UNWANTED =
            "select a.id from App a where not exists (select f from Formation f where f.appId = a.id and f.quantity > 0)"
                    + " and not exists (select d from Dyno d where d.appId = a.id)";

    @Inject
    EntityManager entities;

    @Inject
    ReleaseService releases;

    @Inject
    OwnPagesReader pages;

    @Inject
    Pools pools;

    public List<Pass> all() {
        List<Object[]> rows = entities.createQuery(
                        "select a, (select max(r.version) from Release r where r.appId = a.id),"
                                + " (select max(f.quantity) from Formation f where f.appId = a.id and f.type = :web)"
                                + " from App a where a.id in (" + SLEEPING + ") or a.id in (" + UNWANTED + ")",
                        Object[].class)
                .setParameter("web", Procfile.WEB)
                .getResultList();
        List<UUID> ids = rows.stream().map(row -> ((App) row[0]).id()).toList();
        Map<UUID, Release> current = ids.isEmpty() ? Map.of() : releases.currentOf(ids);
        return rows.stream()
                .map(row -> {
                    App app = (App) row[0];
                    int web = row[2] == null ? 0 : (Integer) row[2];
                    return pass(app, (Integer) row[1], web, Optional.ofNullable(current.get(app.id())));
                })
                .toList();
    }

    private Pass pass(App app, int version, int web, Optional<Release> release) {
        WantedFormation nothing = WantedFormation.noDynos(app.slugSize().isPresent() ? version : 0);
        WantedFormation wanted = app.isAsleep()
                ? new WantedFormation(
                        nothing.releaseId(),
                        nothing.releaseVersion(),
                        List.of(new WantedFormation.Type(Procfile.WEB, "", web, "")),
                        pools.isEmpty(app.ownerId()) ? Rest.OUT_OF_HOURS : Rest.STOP,
                        true)
                : nothing;
        return new Pass(Optional.of(app), wanted, List.of(), List.of(), pages.of(release));
    }
}
