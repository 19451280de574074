package slipway.router.tls;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import slipway.config.Settings;
import slipway.model.Moment;
import slipway.router.platform.PlatformHosts;
import slipway.service.domains.CertificateTable;
import slipway.service.domains.RouteTable;
import slipway.service.domains.certificates.KeyedCertificate;
import slipway.service.domains.certificates.PlatformAuthority;

/**
 * The certificate for each host: the one that somebody brought for it, or else one by the platform's own authority; for
 * hosts that nobody here has, the platform's.
 */
@ApplicationScoped
public class HostCertificates {
    private record Issued(KeyedCertificate certificate, Instant at) {}

    /** More hosts than a machine serves in a month; beyond that they are certified anew. */
    private static final int MOST = 10_000;

    @Inject
    CertificateTable brought;

    @Inject
    PlatformAuthority authority;

    @Inject
    RouteTable routes;

    @Inject
    Settings settings;

    private final Map<String, Issued> issued = new ConcurrentHashMap<>();
    private PlatformHosts hosts = new PlatformHosts("localhost");

    @PostConstruct
    void readHosts() {
        hosts = new PlatformHosts(settings.domain());
    }

    /** @param host in lower case; empty where the client names none */
    KeyedCertificate forHost(String host) {
        return brought.find(host)
                .orElseGet(() -> hosts.isOwn(host) || routes.find(host).isEmpty()
                        ? issued("", platformNames())
                        : issued(host, List.of(host)));
    }

    private KeyedCertificate issued(String key, List<String> names) {
        Instant now = Moment.now();
        if (issued.size() > MOST) {
            issued.clear();
        }
        return issued.compute(
                        key,
                        (host, kept) -> kept != null
                                        && kept.at()
                                                .plus(PlatformAuthority.FRESH)
                                                .isAfter(now)
                                ? kept
                                : new Issued(authority.certify(names), now))
                .certificate();
    }

    private List<String> platformNames() {
        String domain = settings.domain();
        return List.of(domain, "api." + domain, "git." + domain, "localhost", "127.0.0.1", "::1").stream()
                .distinct()
                .toList();
    }
}
