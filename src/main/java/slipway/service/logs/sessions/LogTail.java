package slipway.service.logs.sessions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import slipway.model.Moment;
import slipway.model.logs.LogFilter;
import slipway.model.logs.LogLine;
import slipway.service.logs.LogBuffer;
import slipway.service.logs.LogEntry;
import slipway.service.logs.TextStream;

/** A log session as server-sent events, each with the line's number as its id, so that a client can resume. */
final class LogTail implements TextStream {
    /** Lines sent by one read: bounds the memory that a slow reader costs. */
    private static final int CHUNK = 200;

    private final LogBuffer buffer;
    private final LogFilter filter;
    private final boolean tail;
    private final long end;
    private long last;

    /** @param last the number of the last line that the reader has already */
    LogTail(LogBuffer buffer, LogFilter filter, boolean tail, long last) {
        this.buffer = buffer;
        this.filter = filter;
        this.tail = tail;
        this.last = last;
        List<LogEntry> present = buffer.after(0, LogBuffer.CAPACITY);
        this.end = present.isEmpty() ? 0 : present.get(present.size() - 1).number();
    }

    @Override
    public byte[] read() {
        StringBuilder events = new StringBuilder();
        long forgotten = buffer.forgottenUpTo();
        if (forgotten > last) {
            String text = "Error L11 (Tail buffer overflow) -> This tail session dropped %d messages."
                    .formatted(forgotten - last);
            event(events, forgotten, new LogLine(Moment.now(), LogLine.PLATFORM, LogLine.LOGPLEX, text));
            last = forgotten;
        }
        List<LogEntry> fresh = buffer.after(last, CHUNK);
        while (!fresh.isEmpty() && events.length() == 0) {
            for (LogEntry entry : fresh) {
                last = entry.number();
                if (filter.accepts(entry.line())) {
                    event(events, entry.number(), entry.line());
                }
            }
            fresh = buffer.after(last, CHUNK);
        }
        return events.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void event(StringBuilder events, long number, LogLine line) {
        events.append("id: ")
                .append(number)
                .append("\ndata: ")
                .append(line.text().replace('\r', ' '))
                .append("\n\n");
    }

    /** The number of the last line that was read, or passed over by the filter. */
    long position() {
        return last;
    }

    @Override
    public boolean isOver() {
        return !tail && last >= end;
    }

    @Override
    public AutoCloseable watch(Runnable more) {
        return buffer.watch(more);
    }

    @Override
    public byte[] heartbeat() {
        return ":\n\n".getBytes(StandardCharsets.US_ASCII);
    }
}
