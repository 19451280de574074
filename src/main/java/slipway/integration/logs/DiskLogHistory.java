package slipway.integration.logs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import slipway.config.Home;
import slipway.integration.Folders;
import slipway.service.logs.LogBuffer;
import slipway.service.logs.LogEntry;
import slipway.service.logs.LogHistory;

/**
 * Each app's log in two files, the present one and the one before it; together they hold at least what the buffer holds.
 *
 * <p>One at a time reads or writes, so that a reader never takes a line that is being written for a torn one.
 *
 * <p>A line that a kill cut short has no line end; it is dropped on reading, and its dyno's output is read again.
 */
@ApplicationScoped
public class DiskLogHistory implements LogHistory {
    /** Bytes after which a new file is begun: 1,500 of the longest lines. */
    private static final long FILE_BYTES = LogBuffer.CAPACITY * 10_200L;

    @Inject
    Home home;

    @Override
    public synchronized List<LogEntry> load(UUID appId) {
        List<LogEntry> entries = new ArrayList<>();
        try {
            read(older(appId), entries);
            read(present(appId), entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries.subList(Math.max(0, entries.size() - LogBuffer.CAPACITY), entries.size());
    }

    @Override
    public synchronized void append(UUID appId, List<LogEntry> entries) {
        StringBuilder lines = new StringBuilder();
        entries.forEach(entry -> lines.append(HistoryLine.write(entry)).append('\n'));
        Path file = present(appId);
        try {
            Files.createDirectories(file.getParent());
            Files.write(
                    file,
                    lines.toString().getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            if (Files.size(file) > FILE_BYTES) {
                Files.move(file, older(appId), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void forget(UUID appId) {
        Folders.delete(home.logs().resolve(appId.toString()));
    }

    private static void read(Path file, List<LogEntry> entries) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.UTF_8);
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            HistoryLine.read(text.substring(start, end)).ifPresent(entries::add);
            start = end + 1;
        }
        if (start < text.length()) {
            cutTornLine(file, bytes);
        }
    }

    /** So that the next line does not continue the torn one. */
    private static void cutTornLine(Path file, byte[] bytes) throws IOException {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(end);
        }
    }

    private Path present(UUID appId) {
        return home.logs().resolve(appId.toString()).resolve("present.log");
    }

    private Path older(UUID appId) {
        return home.logs().resolve(appId.toString()).resolve("older.log");
    }
}
