package slipway.api.domains;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import slipway.model.domains.CertificateFacts;
import slipway.model.domains.SniEndpoint;

/** The {@code ssl_cert} inside an {@code sni-endpoint}. */
public record SslCertRepresentation(
        UUID id,
        boolean acm,
        @JsonProperty("ca_signed?") boolean caSigned,
        List<String> certDomains,
        Instant expiresAt,
        String issuer,
        @JsonProperty("self_signed?") boolean selfSigned,
        Instant startsAt,
        String subject) {
    static SslCertRepresentation of(SniEndpoint endpoint) {
        CertificateFacts facts = endpoint.facts();
        return new SslCertRepresentation(
                endpoint.certificateId(),
                false,
                facts.caSigned(),
                facts.domains(),
                facts.expiresAt(),
                facts.issuer(),
                facts.selfSigned(),
                facts.startsAt(),
                facts.subject());
    }
}
