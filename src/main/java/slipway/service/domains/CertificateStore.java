package slipway.service.domains;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.model.domains.SniEndpoint;
import slipway.service.domains.certificates.CertificateCheck;
import slipway.service.domains.certificates.KeyedCertificate;
import slipway.service.secrets.SecretBox;

/** Reads the certificates that TLS serves, with their keys. */
@ApplicationScoped
@Transactional
public class CertificateStore {
    private static final Logger LOG = Logger.getLogger(CertificateStore.class.getName());

    private static final String QUERY =
            "select d.appId, d.hostname, e from Domain d, SniEndpoint e where d.sniEndpointId = e.id";

    @Inject
    EntityManager entities;

    @Inject
    SecretBox secrets;

    /** Opened ones by what changes with each of them: opening one takes longer than a query. */
    private final Map<UUID, KeyedCertificate> opened = new ConcurrentHashMap<>();

    /** By host, wildcards among them. */
    public Map<String, KeyedCertificate> of(UUID appId) {
        List<Object[]> rows = entities.createQuery(QUERY + " and d.appId = :app", Object[].class)
                .setParameter("app", appId)
                .getResultList();
        return byApp(rows).getOrDefault(appId, Map.of());
    }

    /** The same of every app that has any. */
    public Map<UUID, Map<String, KeyedCertificate>> all() {
        return byApp(entities.createQuery(QUERY, Object[].class).getResultList());
    }

    private Map<UUID, Map<String, KeyedCertificate>> byApp(List<Object[]> rows) {
        Map<UUID, Map<String, KeyedCertificate>> certificates = new HashMap<>();
        for (Object[] row : rows) {
            SniEndpoint endpoint = (SniEndpoint) row[2];
            try {
                KeyedCertificate certificate = opened.computeIfAbsent(endpoint.certificateId(), id -> open(endpoint));
                certificates
                        .computeIfAbsent((UUID) row[0], app -> new HashMap<>())
                        .put((String) row[1], certificate);
            } catch (RuntimeException broken) {
                LOG.log(Level.WARNING, "The certificate of " + row[1] + " cannot be used", broken);
            }
        }
        return certificates;
    }

    private KeyedCertificate open(SniEndpoint endpoint) {
        return CertificateCheck.read(endpoint.certificateChain(), secrets.open(endpoint.appId(), endpoint.sealedKey()));
    }
}
