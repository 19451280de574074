package slipway.service.domains.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.config.Settings;
import slipway.model.domains.AuthorityCertificate;
import slipway.service.secrets.SecretBox;
import slipway.tls.CertificateMaker;
import slipway.tls.CertificatePem;
import slipway.tls.ServerCertificate;

/**
 * Certifies the hosts for which nobody has brought a certificate, so that TLS works from the first minute; clients must
 * be told to trust it.
 */
@ApplicationScoped
@Transactional
public class PlatformAuthority {
    private static final Duration OWN_VALIDITY = Duration.ofDays(3650);

    /** As Let's Encrypt has it. */
    private static final Duration VALIDITY = Duration.ofDays(90);

    /** When a certificate is replaced, after its making. */
    public static final Duration FRESH = Duration.ofDays(30);

    @Inject
    EntityManager entities;

    @Inject
    SecretBox secrets;

    @Inject
    Settings settings;

    private volatile @Nullable CertificateMaker maker;

    /** Reads the authority, or founds it at the very first start; called once, before anything else. */
    public void load() {
        AuthorityCertificate kept = Optional.ofNullable(
                        entities.find(AuthorityCertificate.class, AuthorityCertificate.ID))
                .orElseGet(this::found);
        KeyedCertificate read =
                CertificateCheck.read(kept.certificate(), secrets.open(AuthorityCertificate.ID, kept.sealedKey()));
        maker = CertificateMaker.of(read.leaf(), read.key(), Clock.systemUTC());
    }

    private AuthorityCertificate found() {
        CertificateMaker fresh =
                CertificateMaker.create("Slipway at " + settings.domain(), OWN_VALIDITY, Clock.systemUTC());
        KeyedCertificate keyed = new KeyedCertificate(List.of(fresh.authority()), fresh.key());
        AuthorityCertificate kept =
                new AuthorityCertificate(keyed.chainPem(), secrets.seal(AuthorityCertificate.ID, keyed.keyPem()));
        entities.persist(kept);
        return kept;
    }

    /** A certificate for one host name or address, and for others beside it. */
    public KeyedCertificate certify(List<String> hosts) {
        ServerCertificate made = maker().certify(hosts, VALIDITY);
        return new KeyedCertificate(made.chain(), made.key());
    }

    /** What clients have to trust. */
    public String certificatePem() {
        return CertificatePem.write(maker().authority());
    }

    private CertificateMaker maker() {
        CertificateMaker loaded = maker;
        if (loaded == null) {
            throw new IllegalStateException("The platform's authority is read at its start");
        }
        return loaded;
    }
}
