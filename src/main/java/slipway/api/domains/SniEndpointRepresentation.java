package slipway.api.domains;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.api.shared.AppReference;
import slipway.model.apps.App;
import slipway.model.domains.Domain;
import slipway.model.domains.SniEndpoint;
import slipway.service.domains.AppCertificate;

/** The {@code sni-endpoint} object of Platform API v3; the private key is no part of it. */
public record SniEndpointRepresentation(
        UUID id,
        String name,
        @Nullable String displayName,
        AppReference app,
        String certificateChain,
        List<UUID> domains,
        SslCertRepresentation sslCert,
        Instant createdAt,
        Instant updatedAt) {
    static SniEndpointRepresentation of(AppCertificate certificate, App app) {
        SniEndpoint endpoint = certificate.endpoint();
        return new SniEndpointRepresentation(
                endpoint.id(),
                endpoint.name(),
                null,
                AppReference.of(app),
                endpoint.certificateChain(),
                certificate.domains().stream().map(Domain::id).toList(),
                SslCertRepresentation.of(endpoint),
                endpoint.createdAt(),
                endpoint.updatedAt());
    }
}
