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

    /** What the log says of itself, such as that this drain is in trouble, must not fill it. */
    static final int HELD = 10;

    private final ArrayDeque<LogLine> lines = new ArrayDeque<>();
    private final ArrayDeque<LogLine> held = new ArrayDeque<>();

    /** Takes a line; returns whether an older one had to go for it. */
    synchronized boolean push(LogLine line) {
        boolean full = lines.size() == CAPACITY;
        if (full) {
            lines.removeFirst();
        }
        lines.addLast(line);
        return full;
    }

    /** Takes a line that is not worth an older one; it goes on its way by {@link #release}. */
    synchronized void hold(LogLine line) {
        if (held.size() == HELD) {
            held.removeFirst();
        }
        held.addLast(line);
    }

    /** Sends what is held on its way, as far as there is room. */
    synchronized void release() {
        while (!held.isEmpty() && lines.size() < CAPACITY) {
            lines.addLast(held.removeFirst());
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
