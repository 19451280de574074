package slipway.service.dynos.reconciler;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import slipway.model.apps.App;
import slipway.model.apps.AppFeature;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.DynoState;
import slipway.model.releases.Procfile;
import slipway.service.domains.AppRoute;
import slipway.service.domains.CertificateStore;
import slipway.service.domains.CertificateTable;
import slipway.service.domains.DomainFinder;
import slipway.service.domains.RouteTable;
import slipway.service.domains.WebDyno;
import slipway.service.dynos.reconciler.passes.Pass;
import slipway.service.dynos.reconciler.passes.WantedFormation;
import slipway.service.dynos.reconciler.passes.WantedFormation.Rest;
import slipway.service.dynos.runtime.DynoRuntime;

/** Tells the router what the reconciler has made true. */
@ApplicationScoped
public class RoutePublisher {
    @Inject
    RouteTable routes;

    @Inject
    DynoRuntime runtime;

    @Inject
    DomainFinder domains;

    @Inject
    CertificateStore certificates;

    @Inject
    CertificateTable certificateTable;

    private final Map<UUID, WebDyno> webDynos = new ConcurrentHashMap<>();

    void publish(UUID appId, Pass pass) {
        List<Dyno> web = pass.dynos().stream().filter(Dyno::isWeb).toList();
        web.stream().filter(dyno -> !dyno.isLive()).map(this::webDyno).forEach(WebDyno::retire);
        if (pass.app().isEmpty()) {
            routes.remove(appId);
            certificateTable.publish(appId, Map.of());
            return;
        }
        certificateTable.publish(appId, certificates.of(appId));
        publish(appId, pass, web, domains.hosts(pass.app().get()));
    }

    /** Tells of many apps at once, at the start. */
    void publishAll(List<Pass> passes) {
        List<App> apps = passes.stream().flatMap(pass -> pass.app().stream()).toList();
        Map<UUID, Set<String>> hosts = domains.hosts(apps);
        certificates.all().forEach(certificateTable::publish);
        for (Pass pass : passes) {
            pass.app().ifPresent(app -> publish(app.id(), pass, List.of(), hosts.getOrDefault(app.id(), Set.of())));
        }
    }

    private void publish(UUID appId, Pass pass, List<Dyno> web, Set<String> hosts) {
        App app = pass.app().orElseThrow();
        routes.publish(new AppRoute(
                appId,
                hosts,
                app.isInMaintenance(),
                pass.wanted().releaseVersion() == 0,
                pass.wanted().types().stream()
                        .filter(type -> type.name().equals(Procfile.WEB))
                        .mapToInt(WantedFormation.Type::quantity)
                        .sum(),
                absence(pass.wanted().rest(), web),
                up(web),
                app.has(AppFeature.HTTP_SESSION_AFFINITY),
                app.has(AppFeature.HTTP_DISABLE_KEEPALIVE_TO_DYNO),
                app.has(AppFeature.IGNORE_BOTS),
                pass.pages()));
    }

    /** Takes back that an app's dynos were closed. */
    void reopen(UUID appId) {
        AppRoute route = routes.of(appId);
        if (route != null) {
            route.up().forEach(WebDyno::resume);
        }
    }

    private List<WebDyno> up(List<Dyno> web) {
        List<WebDyno> up = web.stream()
                .filter(dyno -> dyno.state() == DynoState.UP)
                .map(this::webDyno)
                .toList();
        // Some may have been closed for a sleep that has not come.
        up.forEach(WebDyno::resume);
        return up;
    }

    private static AppRoute.Absence absence(Rest rest, List<Dyno> web) {
        return switch (rest) {
            case OUT_OF_HOURS -> AppRoute.Absence.OUT_OF_HOURS;
            case NAP, STOP -> AppRoute.Absence.ASLEEP;
            case NONE ->
                web.stream().anyMatch(dyno -> dyno.state() == DynoState.STARTING)
                        ? AppRoute.Absence.BOOTING
                        : AppRoute.Absence.CRASHED;
        };
    }

    /** Whether these dynos, which are up, have had no request for so long. */
    boolean areQuiet(List<Dyno> dynos, Duration quiet) {
        return dynos.stream()
                .allMatch(dyno -> Optional.ofNullable(webDynos.get(dyno.id()))
                        .filter(found -> found.quietNanos() >= quiet.toNanos())
                        .isPresent());
    }

    /**
     * Lets no more requests to an app's dynos if they have had none for so long; whether that is so. If a request has come
     * meanwhile, they go on as before.
     */
    boolean closeQuiet(UUID appId, Duration quiet) {
        AppRoute route = routes.of(appId);
        if (route == null) {
            return true;
        }
        route.up().forEach(WebDyno::retire);
        boolean closed = route.up().stream().allMatch(dyno -> dyno.quietNanos() >= quiet.toNanos());
        if (!closed) {
            reopen(appId);
        }
        return closed;
    }

    /** Whether no request is with the dyno any more. */
    boolean isIdle(UUID dynoId) {
        WebDyno dyno = webDynos.get(dynoId);
        return dyno == null || dyno.isIdle();
    }

    void forget(UUID dynoId) {
        WebDyno gone = webDynos.remove(dynoId);
        if (gone != null) {
            gone.end();
        }
    }

    private WebDyno webDyno(Dyno dyno) {
        return webDynos.computeIfAbsent(dyno.id(), id -> new WebDyno(id, dyno.name(), runtime.host(id), dyno.port()));
    }
}
