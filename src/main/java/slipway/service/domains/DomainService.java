package slipway.service.domains;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import slipway.model.InvalidParamsException;
import slipway.model.access.Permission;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.model.domains.Domain;
import slipway.model.domains.Hostname;
import slipway.model.domains.SniEndpoint;
import slipway.service.AfterCommit;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppUrls;
import slipway.service.apps.AppWatcher;
import slipway.service.secrets.Tokens;

/** Custom domains of apps: added, given a certificate, removed. */
@ApplicationScoped
@Transactional
public class DomainService {
    /** Custom domains that an app may have (Dev Center, "Custom domains"). */
    private static final int MAX_DOMAINS = 1_000;

    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    AppUrls urls;

    @Inject
    DomainFinder domains;

    @Inject
    HostClaims claims;

    @Inject
    SniEndpointService endpoints;

    @Inject
    Activity activity;

    @Inject
    AfterCommit afterCommit;

    @Inject
    AppWatcher watcher;

    /** @param endpoint id or name of the one whose certificate is for the domain */
    public AppDomain add(Actor actor, String appName, String typed, Optional<String> endpoint) {
        App app = apps.requireLocked(actor, appName, Permission.OPERATE);
        Hostname hostname = Hostname.parse(typed);
        claims.claim(app, hostname);
        if (countOf(app.id()) >= MAX_DOMAINS) {
            throw new InvalidParamsException("Hostname %s cannot be added: %s has %,d domains, and cannot have more."
                    .formatted(hostname, app.name(), MAX_DOMAINS));
        }
        Optional<UUID> certificate = endpoint.map(name -> covering(app, name, hostname));
        Domain domain = new Domain(app.id(), hostname, Tokens.newDnsLabel(), certificate);
        entities.persist(domain);
        entities.flush();
        return changed(actor, app, domain, Action.CREATE, "Add domain " + hostname);
    }

    /** Gives the domain a certificate, or none. */
    public AppDomain secure(Actor actor, String appName, String idOrHostname, Optional<String> endpoint) {
        App app = apps.requireLocked(actor, appName, Permission.OPERATE);
        if (domains.isOwn(app, idOrHostname)) {
            throw new InvalidParamsException("Parameter \"sni_endpoint\" cannot be set for %s, the app's own host."
                    .formatted(urls.host(app.name())));
        }
        Domain domain = domains.requireCustom(app, idOrHostname);
        domain.secureWith(endpoint.map(name -> covering(app, name, domain.hostname())));
        String certificate = endpoint.isPresent() ? "Set certificate of domain " : "Unset certificate of domain ";
        return changed(actor, app, domain, Action.UPDATE, certificate + domain.hostname());
    }

    public AppDomain remove(Actor actor, String appName, String idOrHostname) {
        App app = apps.requireLocked(actor, appName, Permission.OPERATE);
        if (domains.isOwn(app, idOrHostname)) {
            throw new InvalidParamsException(
                    "Hostname %s cannot be removed: it is the app's own and goes with its name."
                            .formatted(urls.host(app.name())));
        }
        Domain domain = domains.requireCustom(app, idOrHostname);
        AppDomain removed = changed(actor, app, domain, Action.DESTROY, "Remove domain " + domain.hostname());
        entities.remove(domain);
        return removed;
    }

    private AppDomain changed(Actor actor, App app, Domain domain, Action action, String description) {
        activity.did(actor, app, "domain", action, domain, description);
        afterCommit.run(() -> watcher.appChanged(app.id()));
        return domains.seen(domain);
    }

    private UUID covering(App app, String endpointName, Hostname hostname) {
        SniEndpoint endpoint = endpoints.find(app.id(), endpointName);
        if (!endpoint.facts().covers(hostname)) {
            throw new InvalidParamsException(
                    "Parameter \"sni_endpoint\" does not fit: the certificate of %s is not for %s."
                            .formatted(endpoint.name(), hostname));
        }
        return endpoint.id();
    }

    private long countOf(UUID appId) {
        return entities.createQuery("select count(d) from Domain d where d.appId = :app", Long.class)
                .setParameter("app", appId)
                .getSingleResult();
    }
}
