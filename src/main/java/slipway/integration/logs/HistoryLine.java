package slipway.integration.logs;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import slipway.model.logs.LogLine;
import slipway.service.logs.LogCursor;
import slipway.service.logs.LogEntry;

/** The form of a log line on disk: number, time, source, process, cursor and message, parted by tabs. */
final class HistoryLine {
    private static final int FIELDS = 6;

    private HistoryLine() {}

    static String write(LogEntry entry) {
        LogLine line = entry.line();
        String cursor = entry.cursor()
                .map(place -> place.dynoId() + ":" + place.offset())
                .orElse("-");
        String message = line.message().replace('\n', ' ').replace('\r', ' ');
        return String.join(
                "\t",
                String.valueOf(entry.number()),
                line.time().toString(),
                line.source(),
                line.process(),
                cursor,
                message);
    }

    /** Empty for what is not such a line. */
    static Optional<LogEntry> read(String text) {
        String[] fields = text.split("\t", FIELDS);
        if (fields.length < FIELDS) {
            return Optional.empty();
        }
        try {
            LogLine line = new LogLine(Instant.parse(fields[1]), fields[2], fields[3], fields[5]);
            return Optional.of(new LogEntry(Long.parseLong(fields[0]), line, cursor(fields[4])));
        } catch (DateTimeException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static Optional<LogCursor> cursor(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(new LogCursor(
                        UUID.fromString(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1))));
    }
}
