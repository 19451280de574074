package slipway.integration.drains;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import slipway.model.logs.LogLine;

/** Lines on their way to one drain; when there are too many, the oldest go. Thread-safe. */
final class DrainBuffer {
    /** Lines that wait for a drain at most (SRC: logplex). */
    static final int CAPACITY = 1_024;

    private final ArrayDeque<LogLine> lines = new ArrayDeque<>();

    /** Takes a line; returns whether an older one had to go for it. */
    synchronized boolean push(LogLine line) {
        boolean full = lines.size() == CAPACITY;
        if (full) {
            lines.removeFirst();
        }
        lines.addLast(line);
        return full;
    }

    /** Takes a line that is not worth an older one. */
    synchronized void pushIfRoom(LogLine line) {
        if (lines.size() < CAPACITY) {
            lines.addLast(line);
        }
    }

    /** Takes out the oldest lines that have {@code bytes} together, but one at least if there is any. */
    synchronized List<LogLine> take(int bytes, ToIntFunction<LogLine> size) {
        List<LogLine> taken = new ArrayList<>();
        int total = 0;
        while (!lines.isEmpty()) {
            total += size.applyAsInt(lines.getFirst());
            if (total > bytes && !taken.isEmpty()) {
                break;
            }
            taken.add(lines.removeFirst());
        }
        return taken;
    }

    synchronized boolean isEmpty() {
        return lines.isEmpty();
    }
}
