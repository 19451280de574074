package slipway.service.dynos;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import slipway.model.apps.App;
import slipway.model.builds.Slug;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.Formation;
import slipway.model.releases.Procfile;
import slipway.model.releases.Release;
import slipway.service.access.Actor;
import slipway.service.apps.AppFinder;
import slipway.service.releases.ReleaseService;

/** Reads apps together with what they run, by as few queries for many apps as for one. */
@ApplicationScoped
@Transactional
public class OverviewService {
    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    ReleaseService releases;

    /** Everything that the actor may see, by name. */
    public List<Overview> list(Actor actor) {
        return of(apps.accessibleTo(actor));
    }

    public Overview require(Actor actor, String nameOrId) {
        return of(List.of(apps.require(actor, nameOrId))).get(0);
    }

    private List<Overview> of(List<App> seen) {
        if (seen.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = seen.stream().map(App::id).toList();
        Map<UUID, Release> current = releases.currentOf(ids);
        Map<UUID, Slug> slugs = releases.slugsOf(current.values());
        Map<UUID, List<Formation>> formations =
                ofApps("select x from Formation x where x.appId in :apps", Formation.class, ids).stream()
                        .sorted(Comparator.comparing(Formation::type))
                        .collect(Collectors.groupingBy(Formation::appId));
        Map<UUID, List<Dyno>> dynos = ofApps("select x from Dyno x where x.appId in :apps", Dyno.class, ids).stream()
                .filter(dyno -> dyno.isLive() && !dyno.isOneOff())
                .sorted(Comparator.comparing(Dyno::type).thenComparing(Dyno::number))
                .collect(Collectors.groupingBy(Dyno::appId));
        Function<App, Overview> overview = app -> {
            Optional<Release> release = Optional.ofNullable(current.get(app.id()));
            Procfile procfile = release.flatMap(Release::slugId)
                    .flatMap(slug -> Optional.ofNullable(slugs.get(slug)))
                    .map(Slug::procfile)
                    .orElseGet(() -> new Procfile(Map.of()));
            return new Overview(
                    app,
                    release,
                    procfile,
                    formations.getOrDefault(app.id(), List.of()),
                    dynos.getOrDefault(app.id(), List.of()));
        };
        return seen.stream().map(overview).toList();
    }

    private <T> List<T> ofApps(String jpql, Class<T> type, List<UUID> ids) {
        return entities.createQuery(jpql, type).setParameter("apps", ids).getResultList();
    }
}
