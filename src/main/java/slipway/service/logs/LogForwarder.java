package slipway.service.logs;

import java.util.List;
import java.util.UUID;

/** Port: carries lines that are stored further, to the app's drains. Never blocks. */
public interface LogForwarder {
    void forward(UUID appId, List<LogEntry> entries);
}
