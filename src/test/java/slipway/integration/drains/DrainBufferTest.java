package slipway.integration.drains;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import slipway.model.logs.LogLine;

/** The newest lines are kept, in order, and every older one that goes is told. */
class DrainBufferTest {
    private static final int BYTES = 100;

    private final DrainBuffer buffer = new DrainBuffer();

    private static LogLine line(int number) {
        return new LogLine(Instant.EPOCH, LogLine.APP, "web.1", String.valueOf(number));
    }

    private void fill(int lines) {
        IntStream.rangeClosed(1, lines).forEach(number -> buffer.push(line(number)));
    }

    @Nested
    class WhenFull {
        @Test
        void givesUpTheOldestLineAndSaysSo() {
            fill(DrainBuffer.CAPACITY);
            assertThat(buffer.push(line(0))).isTrue();
            assertThat(buffer.take(1, any -> 1)).containsExactly(line(2));
        }

        @Test
        void givesUpNothingForALineThatIsNotWorthIt() {
            fill(DrainBuffer.CAPACITY);
            buffer.hold(line(0));
            buffer.release();
            assertThat(buffer.take(DrainBuffer.CAPACITY, any -> 1))
                    .hasSize(DrainBuffer.CAPACITY)
                    .doesNotContain(line(0))
                    .startsWith(line(1));
            buffer.release();
            assertThat(buffer.take(BYTES, any -> 1)).containsExactly(line(0));
        }
    }

    @Nested
    class WhenThereIsRoom {
        @Test
        void losesNothing() {
            assertThat(buffer.push(line(1))).isFalse();
            buffer.hold(line(2));
            buffer.release();
            assertThat(buffer.take(BYTES, any -> 1)).containsExactly(line(1), line(2));
        }
    }

    @Nested
    class WhenInTrouble {
        @Test
        void holdsTheNewestLinesThatTheLogSaysOfItself() {
            IntStream.rangeClosed(1, DrainBuffer.HELD + 1).forEach(number -> buffer.hold(line(number)));
            assertThat(buffer.isEmpty()).isTrue();
            buffer.release();
            assertThat(buffer.take(BYTES, any -> 1))
                    .hasSize(DrainBuffer.HELD)
                    .startsWith(line(2))
                    .endsWith(line(DrainBuffer.HELD + 1));
        }
    }

    @Nested
    class WhenTaken {
        @Test
        void givesNoMoreBytesThanWanted() {
            fill(5);
            assertThat(buffer.take(BYTES, any -> 40)).containsExactly(line(1), line(2));
            assertThat(buffer.take(BYTES, any -> 40)).containsExactly(line(3), line(4));
        }

        @Test
        void givesOneLineHoweverLongItIs() {
            fill(2);
            assertThat(buffer.take(BYTES, any -> 500)).containsExactly(line(1));
        }

        @Test
        void isEmptyAfterTheLastOne() {
            fill(1);
            buffer.take(BYTES, any -> 1);
            assertThat(buffer.isEmpty()).isTrue();
            assertThat(buffer.take(BYTES, any -> 1)).isEmpty();
        }
    }
}
