package slipway.service.domains;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import slipway.service.domains.certificates.KeyedCertificate;

/**
 * The certificates that people brought, by host and in memory: written by the reconciler after each change, read for
 * each TLS handshake, so that none ever waits for the database. Thread-safe.
 */
@ApplicationScoped
public class CertificateTable {
    private static final String WILDCARD = "*";

    private final Map<UUID, Map<String, KeyedCertificate>> byApp = new ConcurrentHashMap<>();
    private final Map<String, KeyedCertificate> byHost = new ConcurrentHashMap<>();

    /** That of the very host, or else of the nearest wildcard above it. */
    public Optional<KeyedCertificate> find(String host) {
        KeyedCertificate exact = byHost.get(host);
        int dot = host.indexOf('.');
        while (exact == null && dot >= 0) {
            exact = byHost.get(WILDCARD + host.substring(dot));
            dot = host.indexOf('.', dot + 1);
        }
        return Optional.ofNullable(exact);
    }

    /** Replaces an app's certificates; none for an app that is gone. */
    public void publish(UUID appId, Map<String, KeyedCertificate> certificates) {
        Map<String, KeyedCertificate> before = Optional.ofNullable(
                        certificates.isEmpty() ? byApp.remove(appId) : byApp.put(appId, certificates))
                .orElse(Map.of());
        byHost.putAll(certificates);
        before.forEach((host, old) -> {
            if (!certificates.containsKey(host)) {
                // Unless another app has taken the host over meanwhile.
                byHost.remove(host, old);
            }
        });
    }
}
