package slipway.service.domains;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import slipway.model.apps.App;
import slipway.model.domains.Domain;
import slipway.model.domains.SniEndpoint;

/**
 * A host name of an app as people see it: the one it has by its name, or one of its custom domains.
 *
 * @param cname the name that DNS must lead to; absent for the app's own host, which leads here already
 * @param endpoint whose certificate is for it
 */
public record AppDomain(
        UUID id,
        boolean isCustom,
        String hostname,
        Optional<String> cname,
        Optional<SniEndpoint> endpoint,
        Instant createdAt,
        Instant updatedAt) {
    static AppDomain custom(Domain domain, String cname, Optional<SniEndpoint> endpoint) {
        return new AppDomain(
                domain.id(),
                true,
                domain.hostname().text(),
                Optional.of(cname),
                endpoint,
                domain.createdAt(),
                domain.updatedAt());
    }

    static AppDomain own(App app, String host) {
        return new AppDomain(
                ownId(app), false, host, Optional.empty(), Optional.empty(), app.createdAt(), app.updatedAt());
    }

    /** The same over the app's whole life; begins with zeros, so as to be first in lists that go by id as well. */
    private static UUID ownId(App app) {
        UUID derived = UUID.nameUUIDFromBytes(("domain of " + app.id()).getBytes(StandardCharsets.US_ASCII));
        return new UUID(derived.getMostSignificantBits() & 0xFFFF_FFFFL, derived.getLeastSignificantBits());
    }
}
