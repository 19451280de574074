package slipway.service.logs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The buffers of the apps that were lately written or read; the others are read from the history when asked for. */
@ApplicationScoped
public class LogBuffers {
    /** Apps in memory beyond which the one longest unused goes, unless somebody watches it. */
    private static final int MOST = 256;

    @Inject
    LogHistory history;

    private final Map<UUID, LogBuffer> buffers = new LinkedHashMap<>(MOST, 0.75f, true);

    public synchronized LogBuffer of(UUID appId) {
        LogBuffer buffer = buffers.computeIfAbsent(appId, id -> new LogBuffer(history.load(id)));
        Iterator<LogBuffer> oldest = buffers.values().iterator();
        while (buffers.size() > MOST && oldest.hasNext()) {
            LogBuffer candidate = oldest.next();
            if (!candidate.isWatched() && candidate != buffer) {
                oldest.remove();
            }
        }
        return buffer;
    }

    /** How far a dyno's output is in its app's log, as far as the history still knows. */
    public Optional<Long> offsetOf(UUID appId, UUID dynoId) {
        return history.load(appId).stream()
                .flatMap(entry -> entry.cursor().stream())
                .filter(cursor -> cursor.dynoId().equals(dynoId))
                .map(LogCursor::offset)
                .max(Long::compare);
    }

    public synchronized void forget(UUID appId) {
        buffers.remove(appId);
        history.forget(appId);
    }
}
