package slipway.service.logs;

import java.util.UUID;

/** How far a dyno's output on disk, in bytes, is in the log: what a restarted platform goes on from. */
public record LogCursor(UUID dynoId, long offset) {}
