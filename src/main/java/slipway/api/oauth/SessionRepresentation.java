package slipway.api.oauth;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.accounts.SignInSession;

/** A session as {@code heroku sessions} lists it; the schema has none. */
public record SessionRepresentation(
        UUID id,
        String description,
        @Nullable String address,
        @Nullable String client,
        Instant lastUsedAt,
        Instant createdAt,
        Instant updatedAt) {
    static SessionRepresentation of(SignInSession session) {
        String from = session.address().map(address -> ", " + address).orElse("");
        return new SessionRepresentation(
                session.id(),
                session.clientName() + from,
                session.address().orElse(null),
                session.client().orElse(null),
                session.usedAt(),
                session.createdAt(),
                session.usedAt());
    }
}
