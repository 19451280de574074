package slipway.api.domains;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.api.shared.AppReference;
import slipway.api.shared.NamedReference;
import slipway.model.apps.App;
import slipway.service.domains.AppDomain;

/** The {@code domain} object of Platform API v3. */
public record DomainRepresentation(
        UUID id,
        AppReference app,
        @Nullable String acmStatus,
        @Nullable String acmStatusReason,
        @Nullable String cname,
        String hostname,
        String kind,
        @Nullable NamedReference sniEndpoint,
        String status,
        Instant createdAt,
        Instant updatedAt) {
    static DomainRepresentation of(AppDomain domain, App app) {
        return new DomainRepresentation(
                domain.id(),
                AppReference.of(app),
                null,
                null,
                domain.cname().orElse(null),
                domain.hostname(),
                domain.isCustom() ? "custom" : "heroku",
                domain.endpoint()
                        .map(endpoint -> new NamedReference(endpoint.id(), endpoint.name()))
                        .orElse(null),
                "succeeded",
                domain.createdAt(),
                domain.updatedAt());
    }
}
