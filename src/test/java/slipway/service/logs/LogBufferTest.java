package slipway.service.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import slipway.model.logs.LogLine;

/** How an app's last lines are numbered, kept, forgotten and announced. */
class LogBufferTest {
    private final WritableLog log = new WritableLog();
    private final LogBuffer buffer = log.buffer();

    @Nested
    class WhenLinesAreWritten {
        @Test
        void numbersThemFromOne() {
            log.write("a", "b");
            assertThat(buffer.after(0, 10)).extracting(LogEntry::number).containsExactly(1L, 2L);
        }

        @Test
        void showsNoneBeforeItIsPublished() {
            buffer.number(line("a"), Optional.empty());
            assertThat(buffer.after(0, 10)).isEmpty();
        }

        @Test
        void hasForgottenNothingOfWhatIsStillOnItsWay() {
            buffer.number(line("a"), Optional.empty());
            assertThat(buffer.forgottenUpTo()).isZero();
        }

        @Test
        void givesOnlyThoseAfterANumber() {
            log.write("a", "b", "c");
            assertThat(buffer.after(1, 10))
                    .extracting(entry -> entry.line().message())
                    .containsExactly("b", "c");
        }

        @Test
        void givesNoMoreThanAskedForAndTheOldestFirst() {
            log.write("a", "b", "c");
            assertThat(buffer.after(0, 2))
                    .extracting(entry -> entry.line().message())
                    .containsExactly("a", "b");
        }

        @Test
        void remembersWhereInADynosOutputTheyEnded() {
            LogCursor cursor = new LogCursor(new UUID(0, 1), 17);
            assertThat(buffer.number(line("a"), Optional.of(cursor)).cursor()).contains(cursor);
        }
    }

    @Nested
    class WhenItIsFull {
        @Test
        void keepsTheLast1500Lines() {
            log.fill(LogBuffer.CAPACITY + 5);
            assertThat(buffer.after(0, Integer.MAX_VALUE))
                    .hasSize(1_500)
                    .first()
                    .extracting(LogEntry::number)
                    .isEqualTo(6L);
        }

        @Test
        void knowsUpToWhereItHasForgotten() {
            log.fill(LogBuffer.CAPACITY + 5);
            assertThat(buffer.forgottenUpTo()).isEqualTo(5);
        }

        @Test
        void hasForgottenNothingUntilThen() {
            log.fill(LogBuffer.CAPACITY);
            assertThat(buffer.forgottenUpTo()).isZero();
        }
    }

    @Nested
    class WhenThereIsAHistory {
        private final LogBuffer resumed = new LogBuffer(List.of(entry(41), entry(42)));

        @Test
        void showsIt() {
            assertThat(resumed.after(0, 10)).extracting(LogEntry::number).containsExactly(41L, 42L);
        }

        @Test
        void goesOnWithItsNumbers() {
            assertThat(resumed.number(line("a"), Optional.empty()).number()).isEqualTo(43);
        }

        @Test
        void countsWhatWasBeforeItAsForgotten() {
            assertThat(resumed.forgottenUpTo()).isEqualTo(40);
        }

        private static LogEntry entry(long number) {
            return new LogEntry(number, line("old"), Optional.empty());
        }
    }

    @Nested
    class WhenItIsWatched {
        private final AtomicInteger calls = new AtomicInteger();

        @Test
        void callsTheWatcherWhenTheLineCanBeRead() {
            buffer.watch(() -> calls.set(buffer.after(0, 10).size()));
            log.write("a");
            assertThat(calls).hasValue(1);
        }

        @Test
        void callsNobodyWhoHasStoppedWatching() throws Exception {
            buffer.watch(calls::incrementAndGet).close();
            log.write("a");
            assertThat(calls).hasValue(0);
        }

        @Test
        void knowsThatItIs() throws Exception {
            assertThat(buffer.isWatched()).isFalse();
            try (AutoCloseable watch = buffer.watch(calls::incrementAndGet)) {
                assertThat(buffer.isWatched()).isTrue();
            }
            assertThat(buffer.isWatched()).isFalse();
        }
    }

    private static LogLine line(String message) {
        return new LogLine(Instant.EPOCH, LogLine.APP, "web.1", message);
    }
}
