package slipway.service.domains;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import slipway.model.InvalidParamsException;
import slipway.model.Moment;
import slipway.model.NotFoundException;
import slipway.model.access.Permission;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.model.domains.CertificateFacts;
import slipway.model.domains.Domain;
import slipway.model.domains.SniEndpoint;
import slipway.service.AfterCommit;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppWatcher;
import slipway.service.domains.certificates.CertificateCheck;
import slipway.service.domains.certificates.KeyedCertificate;
import slipway.service.secrets.SecretBox;

/** Certificates that people bring for their domains; the keys are kept encrypted and are never shown again. */
@ApplicationScoped
@Transactional
public class SniEndpointService {
    /** Ours: more than anybody needs, so that a list of them stays one answer. */
    private static final int MAX_ENDPOINTS = 100;

    /** Domains that a refusal names before it only counts them. */
    private static final int NAMED = 10;

    private static final String KIND = "sni-endpoint";

    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    SecretBox secrets;

    @Inject
    Activity activity;

    @Inject
    AfterCommit afterCommit;

    @Inject
    AppWatcher watcher;

    /** By name. */
    public List<AppCertificate> list(Actor actor, String appName) {
        App app = apps.require(actor, appName);
        Map<UUID, List<Domain>> using = entities.createQuery(
                        "select d from Domain d where d.appId = :app and d.sniEndpointId is not null"
                                + " order by d.createdAt, d.hostname",
                        Domain.class)
                .setParameter("app", app.id())
                .getResultStream()
                .collect(Collectors.groupingBy(domain -> domain.sniEndpointId().orElseThrow()));
        return of(app.id()).stream()
                .map(endpoint -> new AppCertificate(endpoint, using.getOrDefault(endpoint.id(), List.of())))
                .toList();
    }

    /** By id or name. */
    public AppCertificate require(Actor actor, String appName, String idOrName) {
        return with(find(apps.require(actor, appName).id(), idOrName));
    }

    public AppCertificate create(Actor actor, String appName, String chain, String key) {
        App app = apps.requireLocked(actor, appName, Permission.OPERATE);
        if (count("e.appId = :value", app.id()) >= MAX_ENDPOINTS) {
            throw new InvalidParamsException("Parameter \"certificate_chain\" cannot be added: %s has %d certificates,"
                            .formatted(app.name(), MAX_ENDPOINTS)
                    + " and more are not possible.");
        }
        SniEndpoint endpoint = new SniEndpoint(app.id(), freeName());
        serve(endpoint, check().check(chain, key, Moment.now()));
        entities.persist(endpoint);
        entities.flush();
        activity.did(actor, app, KIND, Action.CREATE, endpoint, "Add certificate " + endpoint.name());
        return new AppCertificate(endpoint, List.of());
    }

    /** Takes another chain, another key, or both; the domains that use the endpoint must be covered as before. */
    public AppCertificate update(
            Actor actor, String appName, String idOrName, Optional<String> chain, Optional<String> key) {
        App app = apps.requireLocked(actor, appName, Permission.OPERATE);
        AppCertificate found = with(find(app.id(), idOrName));
        SniEndpoint endpoint = found.endpoint();
        if (chain.isEmpty() && key.isEmpty()) {
            throw new InvalidParamsException("Parameter \"certificate_chain\" is missing.");
        }
        KeyedCertificate next = check().check(
                        chain.orElseGet(endpoint::certificateChain),
                        key.orElseGet(() -> secrets.open(app.id(), endpoint.sealedKey())),
                        Moment.now());
        CertificateFacts facts = check().facts(next);
        List<Domain> left = found.domains().stream()
                .filter(domain -> !facts.covers(domain.hostname()))
                .toList();
        if (!left.isEmpty()) {
            throw new InvalidParamsException("Parameter \"certificate_chain\" is not for " + names(left) + ", which "
                    + endpoint.name() + " is used by.");
        }
        serve(endpoint, next);
        afterCommit.run(() -> watcher.appChanged(app.id()));
        activity.did(actor, app, KIND, Action.UPDATE, endpoint, "Update certificate " + endpoint.name());
        return found;
    }

    /** Only where no domain would lose its certificate. */
    public AppCertificate remove(Actor actor, String appName, String idOrName) {
        App app = apps.requireLocked(actor, appName, Permission.OPERATE);
        AppCertificate found = with(find(app.id(), idOrName));
        SniEndpoint endpoint = found.endpoint();
        if (!found.domains().isEmpty()) {
            throw new InvalidParamsException(
                    "SNI endpoint %s is used by %s. Give them another certificate, or remove them first."
                            .formatted(endpoint.name(), names(found.domains())));
        }
        activity.did(actor, app, KIND, Action.DESTROY, endpoint, "Remove certificate " + endpoint.name());
        entities.remove(endpoint);
        return found;
    }

    List<SniEndpoint> of(UUID appId) {
        return entities.createQuery(
                        "select e from SniEndpoint e where e.appId = :app order by e.name", SniEndpoint.class)
                .setParameter("app", appId)
                .getResultList();
    }

    SniEndpoint find(UUID appId, String idOrName) {
        return byId(idOrName)
                .or(() -> byName(idOrName))
                .filter(endpoint -> endpoint.appId().equals(appId))
                .orElseThrow(() -> new NotFoundException("sni_endpoint"));
    }

    private Optional<SniEndpoint> byId(String id) {
        try {
            return Optional.ofNullable(entities.find(SniEndpoint.class, UUID.fromString(id)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private Optional<SniEndpoint> byName(String name) {
        return SniEndpoint.NAME.matcher(name).matches()
                ? entities.createQuery("select e from SniEndpoint e where e.name = :name", SniEndpoint.class)
                        .setParameter("name", name)
                        .getResultStream()
                        .findFirst()
                : Optional.empty();
    }

    private static CertificateCheck check() {
        return CertificateCheck.withRootsOfJava();
    }

    private void serve(SniEndpoint endpoint, KeyedCertificate certificate) {
        endpoint.serve(
                certificate.chainPem(),
                secrets.seal(endpoint.appId(), certificate.keyPem()),
                check().facts(certificate));
    }

    private AppCertificate with(SniEndpoint endpoint) {
        return new AppCertificate(
                endpoint,
                entities.createQuery(
                                "select d from Domain d where d.sniEndpointId = :endpoint order by d.createdAt,"
                                        + " d.hostname",
                                Domain.class)
                        .setParameter("endpoint", endpoint.id())
                        .getResultList());
    }

    private static String names(List<Domain> domains) {
        String names = domains.stream()
                .limit(NAMED)
                .map(domain -> domain.hostname().text())
                .collect(Collectors.joining(", "));
        return domains.size() > NAMED ? names + " and " + (domains.size() - NAMED) + " more domains" : names;
    }

    private String freeName() {
        String name = EndpointNames.random();
        while (count("e.name = :value", name) > 0) {
            name = EndpointNames.random();
        }
        return name;
    }

    private long count(String condition, Object value) {
        return entities.createQuery("select count(e) from SniEndpoint e where " + condition, Long.class)
                .setParameter("value", value)
                .getSingleResult();
    }
}
