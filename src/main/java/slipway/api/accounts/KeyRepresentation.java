package slipway.api.accounts;

import java.time.Instant;
import java.util.UUID;
import slipway.model.accounts.SshKey;
import slipway.service.access.Actor;

/** The {@code key} object of Platform API v3. */
public record KeyRepresentation(
        UUID id,
        String comment,
        String email,
        String fingerprint,
        String publicKey,
        Instant createdAt,
        Instant updatedAt) {
    static KeyRepresentation of(SshKey key, Actor owner) {
        return new KeyRepresentation(
                key.id(),
                key.comment(),
                owner.email(),
                key.fingerprint(),
                key.publicKey(),
                key.createdAt(),
                key.updatedAt());
    }
}
