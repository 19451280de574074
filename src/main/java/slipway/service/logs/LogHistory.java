package slipway.service.logs;

import java.util.List;
import java.util.UUID;

/** Port: keeps a bounded tail of each app's log across restarts. Thread-safe. */
public interface LogHistory {
    /** What is kept, oldest first: at least the last {@link LogBuffer#CAPACITY} lines that there were. */
    List<LogEntry> load(UUID appId);

    void append(UUID appId, List<LogEntry> entries);

    void forget(UUID appId);
}
