package slipway.service.domains;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import slipway.model.InvalidParamsException;
import slipway.model.domains.Domain;
import slipway.model.domains.Hostname;
import slipway.model.domains.SniEndpoint;
import slipway.service.domains.certificates.CertificateCheck;
import slipway.service.domains.certificates.KeyedCertificate;
import slipway.service.secrets.SecretBox;

/** What a TLS connector needs for the host that a client names: the certificate of that domain, with its key. */
@ApplicationScoped
@Transactional
public class CertificateStore {
    @Inject
    EntityManager entities;

    @Inject
    SecretBox secrets;

    /** The certificate of the domain itself or else of the nearest wildcard; reads the database, so keep it a while. */
    public Optional<KeyedCertificate> find(String host) {
        return candidates(host).stream()
                .flatMap(name -> domain(name).stream())
                .findFirst()
                .flatMap(Domain::sniEndpointId)
                .map(id -> entities.find(SniEndpoint.class, id))
                .map(endpoint -> CertificateCheck.read(
                        endpoint.certificateChain(), secrets.open(endpoint.appId(), endpoint.sealedKey())));
    }

    private Optional<Domain> domain(String name) {
        return entities.createQuery("select d from Domain d where d.hostname = :name", Domain.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    private static List<String> candidates(String host) {
        try {
            Hostname hostname = Hostname.parse(host);
            List<String> names = new ArrayList<>(List.of(hostname.text()));
            names.addAll(hostname.wildcardsAbove());
            return names;
        } catch (InvalidParamsException noHostname) {
            return List.of();
        }
    }
}
