package slipway.service.logs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import slipway.model.logs.LogLine;

/** A log buffer that tests of any package can write to, without the router's thread. */
public final class WritableLog {
    private final LogBuffer buffer = new LogBuffer(List.of());

    public LogBuffer buffer() {
        return buffer;
    }

    /** Writes one line each of {@code app[web.1]}. */
    public void write(String... messages) {
        for (String message : messages) {
            write(new LogLine(Instant.EPOCH, LogLine.APP, "web.1", message));
        }
    }

    public void write(LogLine line) {
        buffer.publish(List.of(buffer.number(line, Optional.empty())));
    }

    /** Writes so many lines that say nothing in particular, all at once. */
    public void fill(int lines) {
        List<LogEntry> entries = new ArrayList<>();
        IntStream.range(0, lines)
                .mapToObj(i -> new LogLine(Instant.EPOCH, LogLine.APP, "web.1", "filler"))
                .forEach(line -> entries.add(buffer.number(line, Optional.empty())));
        buffer.publish(entries);
    }
}
