package slipway.api.logs;

import java.time.Instant;
import java.util.UUID;
import slipway.service.logs.sessions.LogSession;

/** The {@code log-session} object of Platform API v3. */
public record LogSessionRepresentation(UUID id, String logplexUrl, Instant createdAt, Instant updatedAt) {
    static LogSessionRepresentation of(LogSession session) {
        return new LogSessionRepresentation(session.id(), session.url(), session.createdAt(), session.createdAt());
    }
}
