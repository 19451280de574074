package slipway.service.logs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import slipway.model.logs.LogLine;

/** The last lines of one app in memory, numbered, and those who wait for more. Thread-safe. */
public final class LogBuffer {
    /** Lines kept for each app (Dev Center, "Log history limits"). */
    public static final int CAPACITY = 1_500;

    private final ArrayDeque<LogEntry> entries = new ArrayDeque<>();
    private final Set<Runnable> watchers = new CopyOnWriteArraySet<>();
    private long lastNumber;
    private long lastPublished;

    LogBuffer(List<LogEntry> history) {
        history.forEach(this::keep);
    }

    /** Numbers a line; {@link #publish} makes it visible once it is on disk. */
    synchronized LogEntry number(LogLine line, Optional<LogCursor> cursor) {
        return new LogEntry(++lastNumber, line, cursor);
    }

    void publish(List<LogEntry> fresh) {
        synchronized (this) {
            fresh.forEach(this::keep);
        }
        watchers.forEach(Runnable::run);
    }

    private void keep(LogEntry entry) {
        entries.addLast(entry);
        lastNumber = Math.max(lastNumber, entry.number());
        lastPublished = entry.number();
        if (entries.size() > CAPACITY) {
            entries.removeFirst();
        }
    }

    /** Up to {@code most} entries with numbers above {@code number}, oldest first. */
    public synchronized List<LogEntry> after(long number, int most) {
        List<LogEntry> found = new ArrayList<>();
        for (LogEntry entry : entries) {
            if (entry.number() > number) {
                found.add(entry);
                if (found.size() == most) {
                    break;
                }
            }
        }
        return found;
    }

    /** The number before the oldest line that is still here. */
    public synchronized long forgottenUpTo() {
        return entries.isEmpty() ? lastPublished : entries.getFirst().number() - 1;
    }

    /** Runs {@code watcher}, which must not block, after every new line until the result is closed. */
    public AutoCloseable watch(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    boolean isWatched() {
        return !watchers.isEmpty();
    }
}
