package slipway.integration.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.Wiring;
import slipway.config.Home;
import slipway.config.Settings;
import slipway.model.logs.LogLine;
import slipway.service.logs.LogBuffer;
import slipway.service.logs.LogCursor;
import slipway.service.logs.LogEntry;

/** Logs on disk: what was appended is loaded again, also after a kill, and never grows without bounds. */
class DiskLogHistoryTest {
    @TempDir
    Path folder;

    private final UUID app = UUID.randomUUID();
    private DiskLogHistory history;
    private Path present;

    @BeforeEach
    void open() {
        Settings settings = Settings.of(Map.of("SLIPWAY_HOME", folder.toString()));
        history = Wiring.wire(new DiskLogHistory(), Wiring.wire(new Home(), settings));
        present = folder.resolve("logs").resolve(app.toString()).resolve("present.log");
    }

    @Nested
    class WhenAppended {
        @Test
        void isLoadedInOrder() {
            history.append(app, List.of(entry(1, "a"), entry(2, "b")));
            history.append(app, List.of(entry(3, "c")));
            assertThat(history.load(app)).containsExactly(entry(1, "a"), entry(2, "b"), entry(3, "c"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "with\ttabs\t", " spaces ", "größe ∞", "a:b-c"})
        void keepsEveryText(String message) {
            history.append(app, List.of(entry(1, message)));
            assertThat(history.load(app)).containsExactly(entry(1, message));
        }

        @ParameterizedTest
        @ValueSource(strings = {"a\nb", "a\rb"})
        void keepsLineEndsFromMakingLines(String message) {
            history.append(app, List.of(entry(1, message), entry(2, "next")));
            assertThat(history.load(app)).containsExactly(entry(1, "a b"), entry(2, "next"));
        }

        @Test
        void keepsWhereInADynosOutputALineEnded() {
            LogEntry line = new LogEntry(1, entry(1, "a").line(), Optional.of(new LogCursor(UUID.randomUUID(), 4_711)));
            history.append(app, List.of(line));
            assertThat(history.load(app)).containsExactly(line);
        }

        @Test
        void keepsAppsApart() {
            history.append(app, List.of(entry(1, "a")));
            assertThat(history.load(UUID.randomUUID())).isEmpty();
        }
    }

    @Nested
    class WhenAKillCutALineShort {
        @BeforeEach
        void tear() throws IOException {
            history.append(app, List.of(entry(1, "whole")));
            Files.writeString(present, "2\t2026-01-02T03:04:05Z\tapp\tweb.1\t-\tto", StandardOpenOption.APPEND);
        }

        @Test
        void leavesItOut() {
            assertThat(history.load(app)).containsExactly(entry(1, "whole"));
        }

        @Test
        void doesNotGoOnWithinIt() {
            history.load(app);
            history.append(app, List.of(entry(2, "next")));
            assertThat(history.load(app)).containsExactly(entry(1, "whole"), entry(2, "next"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rubbish",
                "x\t2026-01-02T03:04:05Z\tapp\tweb.1\t-\ta",
                "2\tnow\tapp\tweb.1\t-\ta",
                "2\t2026-01-02T03:04:05Z\tapp\tweb.1\tno:cursor\ta"
            })
    void passesOverDamagedLines(String damaged) throws IOException {
        history.append(app, List.of(entry(1, "a")));
        Files.writeString(present, damaged + "\n", StandardOpenOption.APPEND);
        history.append(app, List.of(entry(3, "c")));
        assertThat(history.load(app)).containsExactly(entry(1, "a"), entry(3, "c"));
    }

    @Nested
    class WhenThereIsMuch {
        private static final int BATCH = 100;

        @Test
        void loadsTheLast1500Lines() {
            appendUpTo(2_000, "short");
            assertThat(history.load(app)).hasSize(LogBuffer.CAPACITY).last().isEqualTo(entry(2_000, "short"));
        }

        @Test
        void loadsAsManyRightAfterANewFileWasBegun() throws IOException {
            String longest = "x".repeat(LogLine.MAX_BYTES);
            int last = appendUntilANewFileIsBegun(longest);
            appendUpTo(last, last + BATCH, longest);
            assertThat(history.load(app))
                    .hasSize(LogBuffer.CAPACITY)
                    .last()
                    .extracting(LogEntry::number)
                    .isEqualTo((long) last + BATCH);
        }

        @Test
        void keepsNoMoreThanTwoFiles() throws IOException {
            String longest = "x".repeat(LogLine.MAX_BYTES);
            int first = appendUntilANewFileIsBegun(longest);
            appendUpTo(first, 3 * first, longest);
            try (var files = Files.list(present.getParent())) {
                assertThat(files).hasSizeLessThanOrEqualTo(2);
            }
        }

        private int appendUntilANewFileIsBegun(String message) {
            int last = 0;
            do {
                appendUpTo(last, last + BATCH, message);
                last += BATCH;
            } while (Files.exists(present));
            return last;
        }

        private void appendUpTo(int last, String message) {
            appendUpTo(0, last, message);
        }

        private void appendUpTo(int from, int last, String message) {
            for (int begin = from; begin < last; begin += BATCH) {
                List<LogEntry> entries = new ArrayList<>();
                for (int number = begin + 1; number <= Math.min(begin + BATCH, last); number++) {
                    entries.add(entry(number, message));
                }
                history.append(app, entries);
            }
        }
    }

    @Nested
    class WhenForgotten {
        @Test
        void hasNothingLeft() {
            history.append(app, List.of(entry(1, "a")));
            history.forget(app);
            assertThat(history.load(app)).isEmpty();
            assertThat(present.getParent()).doesNotExist();
        }

        @Test
        void doesNotMindThatThereWasNothing() {
            history.forget(app);
            assertThat(history.load(app)).isEmpty();
        }
    }

    private static LogEntry entry(long number, String message) {
        Instant time = Instant.parse("2026-01-02T03:04:05.123456Z");
        return new LogEntry(number, new LogLine(time, LogLine.APP, "web.1", message), Optional.empty());
    }
}
