package slipway.service.dynos;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.DynoState;
import slipway.model.releases.Procfile;
import slipway.service.domains.AppRoute;
import slipway.service.domains.DomainFinder;
import slipway.service.domains.RouteTable;
import slipway.service.domains.WebDyno;
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

    private final Map<UUID, WebDyno> webDynos = new ConcurrentHashMap<>();

    void publish(UUID appId, DynoRecords.Pass pass) {
        List<Dyno> web = pass.dynos().stream().filter(Dyno::isWeb).toList();
        web.stream().filter(dyno -> !dyno.isLive()).map(this::webDyno).forEach(WebDyno::retire);
        if (pass.app().isEmpty()) {
            routes.remove(appId);
            return;
        }
        routes.publish(new AppRoute(
                appId,
                domains.hosts(pass.app().get()),
                pass.app().get().isInMaintenance(),
                pass.wanted().releaseVersion() == 0,
                pass.wanted().types().stream()
                        .filter(type -> type.name().equals(Procfile.WEB))
                        .mapToInt(WantedFormation.Type::quantity)
                        .sum(),
                web.stream().anyMatch(dyno -> dyno.state() == DynoState.STARTING),
                web.stream()
                        .filter(dyno -> dyno.state() == DynoState.UP)
                        .map(this::webDyno)
                        .toList()));
    }

    /** Whether no request is with the dyno any more. */
    boolean isIdle(UUID dynoId) {
        WebDyno dyno = webDynos.get(dynoId);
        return dyno == null || dyno.isIdle();
    }

    void forget(UUID dynoId) {
        webDynos.remove(dynoId);
    }

    private WebDyno webDyno(Dyno dyno) {
        return webDynos.computeIfAbsent(dyno.id(), id -> new WebDyno(id, dyno.name(), runtime.host(id), dyno.port()));
    }
}
