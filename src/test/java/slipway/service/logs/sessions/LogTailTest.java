package slipway.service.logs.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import slipway.model.logs.LogFilter;
import slipway.model.logs.LogLine;
import slipway.service.logs.LogBuffer;
import slipway.service.logs.WritableLog;

/** What the reader of a log session gets: events with ids, from the right place, and an end where there is one. */
class LogTailTest {
    private static final String APP = "1970-01-01T00:00:00.000000+00:00 app[web.1]: ";
    private static final LogFilter PLATFORM_ONLY = new LogFilter(Optional.of("heroku"), Optional.empty());

    private final WritableLog log = new WritableLog();

    @Nested
    class WhenRead {
        @Test
        void givesLinesAsEventsWithTheirNumbers() {
            log.write("a", "b");
            assertThat(read(tail(0))).isEqualTo("id: 1\ndata: " + APP + "a\n\n" + "id: 2\ndata: " + APP + "b\n\n");
        }

        @Test
        void givesEachLineOnce() {
            log.write("a");
            LogTail tail = tail(0);
            read(tail);
            log.write("b");
            assertThat(read(tail)).isEqualTo("id: 2\ndata: " + APP + "b\n\n");
        }

        @Test
        void givesNothingWhenThereIsNothingNew() {
            LogTail tail = tail(0);
            assertThat(read(tail)).isEmpty();
        }

        @Test
        void goesOnAfterTheLastLineThatTheReaderHas() {
            log.write("a", "b", "c");
            assertThat(read(tail(2))).isEqualTo("id: 3\ndata: " + APP + "c\n\n");
        }

        @Test
        void givesNoMoreThan200LinesAtOnce() {
            log.fill(250);
            LogTail tail = tail(0);
            assertThat(ids(read(tail))).isEqualTo(200);
            assertThat(ids(read(tail))).isEqualTo(50);
        }

        @Test
        void keepsACarriageReturnFromEndingTheData() {
            log.write("10 %\rid: 99");
            assertThat(read(tail(0)).lines()).containsExactly("id: 1", "data: " + APP + "10 % id: 99", "");
        }
    }

    @Nested
    class WhenFiltered {
        @Test
        void leavesOtherLinesOutButKeepsTheirNumbers() {
            log.write("a");
            log.write(new LogLine(Instant.EPOCH, LogLine.PLATFORM, "web.1", "up"));
            assertThat(read(tail(PLATFORM_ONLY, true, 0)))
                    .isEqualTo("id: 2\ndata: 1970-01-01T00:00:00.000000+00:00 heroku[web.1]: up\n\n");
        }

        @Test
        void looksFurtherThanOneChunk() {
            log.fill(450);
            log.write(new LogLine(Instant.EPOCH, LogLine.PLATFORM, "web.1", "up"));
            assertThat(read(tail(PLATFORM_ONLY, true, 0))).startsWith("id: 451\n");
        }

        @Test
        void isOverAlthoughNothingPassed() {
            log.write("a");
            LogTail once = tail(PLATFORM_ONLY, false, 0);
            assertThat(read(once)).isEmpty();
            assertThat(once.isOver()).isTrue();
        }
    }

    @Nested
    class WhenTheReaderIsTooSlow {
        @Test
        void saysHowManyLinesItHasMissed() {
            log.write("a");
            LogTail tail = tail(0);
            read(tail);
            log.fill(LogBuffer.CAPACITY + 10);
            assertThat(read(tail))
                    .startsWith("id: 11\n")
                    .contains("heroku[logplex]: Error L11 (Tail buffer overflow) -> This tail session dropped 10"
                            + " messages.\n\n");
        }

        @Test
        void goesOnWithTheOldestLineThatIsLeft() {
            log.write("a");
            LogTail tail = tail(0);
            read(tail);
            log.fill(LogBuffer.CAPACITY + 10);
            assertThat(read(tail) + read(tail)).contains("id: 12\n").doesNotContain("id: 10\n");
        }

        @Test
        void saysSoToOneThatComesBackTooLate() {
            log.fill(LogBuffer.CAPACITY + 10);
            assertThat(read(tail(4))).contains("dropped 6 messages");
        }

        @Test
        void saysSoToOneThatBeganWithAnEmptyLog() {
            LogTail tail = tail(log.buffer().forgottenUpTo());
            log.fill(LogBuffer.CAPACITY + 10);
            assertThat(read(tail)).contains("dropped 10 messages");
        }
    }

    @Nested
    class WhenItEnds {
        @Test
        void isNeverOverWhileItTails() {
            log.write("a");
            LogTail tail = tail(0);
            read(tail);
            assertThat(tail.isOver()).isFalse();
        }

        @Test
        void isOverAfterTheLinesThatThereWere() {
            log.write("a");
            LogTail once = tail(LogFilter.all(), false, 0);
            assertThat(once.isOver()).isFalse();
            read(once);
            assertThat(once.isOver()).isTrue();
        }

        @Test
        void isOverAtOnceForAnEmptyLog() {
            assertThat(tail(LogFilter.all(), false, 0).isOver()).isTrue();
        }
    }

    @Test
    void tellsWhenThereIsMore() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (AutoCloseable watch = tail(0).watch(calls::incrementAndGet)) {
            log.write("a");
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void beatsWithACommentThatNobodySees() {
        assertThat(new String(tail(0).heartbeat(), StandardCharsets.US_ASCII)).isEqualTo(":\n\n");
    }

    private LogTail tail(long last) {
        return tail(LogFilter.all(), true, last);
    }

    private LogTail tail(LogFilter filter, boolean tail, long last) {
        return new LogTail(log.buffer(), filter, tail, last);
    }

    private static String read(LogTail tail) {
        return new String(tail.read(), StandardCharsets.UTF_8);
    }

    private static long ids(String events) {
        return events.lines().filter(line -> line.startsWith("id: ")).count();
    }
}
