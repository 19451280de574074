package slipway.service.domains;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import slipway.config.Settings;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.apps.App;
import slipway.model.domains.Domain;
import slipway.model.domains.Hostname;
import slipway.model.domains.SniEndpoint;
import slipway.service.access.Actor;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppUrls;

/** Finds host names of apps, for people and for the router. */
@ApplicationScoped
@Transactional
public class DomainFinder {
    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    AppUrls urls;

    @Inject
    SniEndpointService endpoints;

    @Inject
    Settings settings;

    /** The app's own host first, then its custom domains as they were added. */
    public List<AppDomain> list(Actor actor, String appName) {
        App app = apps.require(actor, appName);
        Map<UUID, SniEndpoint> known =
                endpoints.of(app.id()).stream().collect(Collectors.toMap(SniEndpoint::id, Function.identity()));
        List<AppDomain> list = new ArrayList<>(List.of(own(app)));
        for (Domain domain : customOf(app.id())) {
            list.add(seen(domain, domain.sniEndpointId().map(known::get)));
        }
        return list;
    }

    /** By id or hostname. */
    public AppDomain require(Actor actor, String appName, String idOrHostname) {
        App app = apps.require(actor, appName);
        return isOwn(app, idOrHostname) ? own(app) : seen(requireCustom(app, idOrHostname));
    }

    /** Every host at which the app answers, wildcards among them; for the router. */
    public Set<String> hosts(App app) {
        Set<String> hosts =
                new HashSet<>(entities.createQuery("select d.hostname from Domain d where d.appId = :app", String.class)
                        .setParameter("app", app.id())
                        .getResultList());
        hosts.add(urls.host(app.name()));
        return hosts;
    }

    /** The same of many apps, in one query; by the apps' ids. */
    public Map<UUID, Set<String>> hosts(Collection<App> some) {
        Map<UUID, Set<String>> hosts = new HashMap<>();
        some.forEach(app -> hosts.put(app.id(), new HashSet<>(Set.of(urls.host(app.name())))));
        entities.createQuery("select d.appId, d.hostname from Domain d", Object[].class)
                .getResultList()
                .forEach(row -> hosts.computeIfPresent((UUID) row[0], (app, known) -> {
                    known.add((String) row[1]);
                    return known;
                }));
        return hosts;
    }

    Domain requireCustom(App app, String idOrHostname) {
        boolean byId = idOrHostname.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
        String property = byId ? "id" : "hostname";
        Object value = byId ? UUID.fromString(idOrHostname) : hostname(idOrHostname);
        return entities.createQuery(
                        "select d from Domain d where d.appId = :app and d." + property + " = :value", Domain.class)
                .setParameter("app", app.id())
                .setParameter("value", value)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("domain"));
    }

    boolean isOwn(App app, String idOrHostname) {
        AppDomain own = own(app);
        return idOrHostname.equalsIgnoreCase(own.hostname())
                || idOrHostname.equalsIgnoreCase(own.id().toString());
    }

    AppDomain seen(Domain domain) {
        return seen(domain, domain.sniEndpointId().map(id -> entities.find(SniEndpoint.class, id)));
    }

    private AppDomain seen(Domain domain, Optional<SniEndpoint> endpoint) {
        return AppDomain.custom(domain, domain.dnsLabel() + "." + settings.domain(), endpoint);
    }

    private AppDomain own(App app) {
        return AppDomain.own(app, urls.host(app.name()));
    }

    private List<Domain> customOf(UUID appId) {
        return entities.createQuery(
                        "select d from Domain d where d.appId = :app order by d.createdAt, d.hostname", Domain.class)
                .setParameter("app", appId)
                .getResultList();
    }

    private static String hostname(String typed) {
        try {
            return Hostname.parse(typed).text();
        } catch (InvalidParamsException noHostname) {
            throw new NotFoundException("domain");
        }
    }
}
