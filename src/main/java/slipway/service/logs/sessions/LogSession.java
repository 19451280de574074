package slipway.service.logs.sessions;

import java.time.Instant;
import java.util.UUID;

/** A short-lived permission to read an app's log at a URL that needs no further credentials. */
public record LogSession(UUID id, String url, Instant createdAt) {}
