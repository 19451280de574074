package slipway.api.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.Moment;
import slipway.model.accounts.Account;
import slipway.model.oauth.OAuthAuthorization;
import slipway.model.oauth.Scope;

/** The {@code oauth-authorization} object of Platform API v3; the token is told only in the answer that grants it. */
public record AuthorizationRepresentation(
        UUID id,
        String description,
        List<String> scope,
        AccessToken accessToken,
        @Nullable Object client,
        @Nullable Object grant,
        @Nullable Object refreshToken,
        @Nullable Object session,
        User user,
        Instant createdAt,
        Instant updatedAt) {
    /** The part that holds the token. */
    public record AccessToken(
            UUID id, @Nullable Long expiresIn, @Nullable String token, int version) {}

    /** The part that says whose it is. */
    public record User(UUID id, String email, String fullName) {}

    static AuthorizationRepresentation of(OAuthAuthorization authorization, Account owner, @Nullable String token) {
        Long expiresIn = authorization
                .expiresAt()
                .map(at -> Math.max(0, Duration.between(Moment.now(), at).toSeconds()))
                .orElse(null);
        return new AuthorizationRepresentation(
                authorization.id(),
                authorization.description(),
                authorization.scope().stream().map(Scope::word).toList(),
                new AccessToken(authorization.id(), expiresIn, token, 1),
                null,
                null,
                null,
                null,
                new User(owner.id(), owner.email(), owner.name()),
                authorization.createdAt(),
                authorization.updatedAt());
    }
}
