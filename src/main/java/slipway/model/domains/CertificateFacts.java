package slipway.model.domains;

import java.time.Instant;
import java.util.List;

/**
 * What a certificate says of itself.
 *
 * @param domains the host names that it is for, wildcards among them
 * @param issuer such as {@code /C=US/O=Let's Encrypt/CN=R3}; the subject in the same form
 * @param caSigned whether its chain ends at an authority that this machine trusts
 */
public record CertificateFacts(
        List<String> domains,
        String issuer,
        String subject,
        Instant startsAt,
        Instant expiresAt,
        boolean selfSigned,
        boolean caSigned) {
    public CertificateFacts {
        domains = List.copyOf(domains);
    }

    public boolean covers(Hostname hostname) {
        return domains.stream().anyMatch(hostname::isCoveredBy);
    }
}
