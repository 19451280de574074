package slipway.service.logs;

import java.util.Optional;
import slipway.model.logs.LogLine;

/** A line with its number in the app's log, from 1, and where in a dyno's output it ended. */
public record LogEntry(long number, LogLine line, Optional<LogCursor> cursor) {}
