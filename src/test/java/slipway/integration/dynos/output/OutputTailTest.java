package slipway.integration.dynos.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slipway.model.logs.LogLine;

/** How a dyno's growing output becomes lines, each of them once. */
class OutputTailTest {
    @TempDir
    Path folder;

    private Path file;
    private OutputTail tail;

    /** A line and where it ends. */
    private record Read(String line, long end, boolean last) {}

    @BeforeEach
    void follow() {
        file = folder.resolve("output");
        tail = new OutputTail(file, 0);
    }

    @Nested
    class WhileItGrows {
        @Test
        void givesLinesAndWhereTheyEnd() throws Exception {
            write("one\ntwo\n");
            assertThat(read()).containsExactly(new Read("one", 4, false), new Read("two", 8, true));
        }

        @Test
        void givesEachLineOnce() throws Exception {
            write("one\n");
            read();
            write("two\n");
            assertThat(read()).containsExactly(new Read("two", 8, true));
        }

        @Test
        void holdsALineUntilItHasEnded() throws Exception {
            write("one\ntw");
            assertThat(lines()).containsExactly("one");
            write("o\n");
            assertThat(lines()).containsExactly("two");
        }

        @Test
        void givesEmptyLines() throws Exception {
            write("\n\nx\n");
            assertThat(lines()).containsExactly("", "", "x");
        }

        @Test
        void takesLineEndsOfWindows() throws Exception {
            write("one\r\ntwo\r\n");
            assertThat(read()).containsExactly(new Read("one", 5, false), new Read("two", 10, true));
        }

        @Test
        void readsUtf8ThatArrivesInPieces() throws Exception {
            byte[] bytes = "größe ∞\n".getBytes(StandardCharsets.UTF_8);
            for (byte piece : bytes) {
                assertThat(read()).isEmpty();
                write(new byte[] {piece});
            }
            assertThat(read()).containsExactly(new Read("größe ∞", bytes.length, true));
        }

        @Test
        void givesNothingOfWhatIsNotThereYet() throws Exception {
            assertThat(read()).isEmpty();
        }

        @Test
        void readsFarMoreThanItHasRoomForAtOnce() throws Exception {
            List<String> lines = randomLines(5_000);
            write(String.join("\n", lines) + "\n");
            assertThat(lines()).isEqualTo(lines);
        }
    }

    @Nested
    class WhenItIsOver {
        @Test
        void givesTheLastLineThoughItHasNoEnd() throws Exception {
            write("one\ntwo");
            assertThat(over()).hasSize(2).last().isEqualTo(new Read("two", 7, true));
        }

        @Test
        void addsNoEmptyLine() throws Exception {
            write("one\n");
            assertThat(over()).containsExactly(new Read("one", 4, true));
        }

        @Test
        void givesTheLastLineOfExactlyOneChunk() throws Exception {
            write("x\n".repeat(32_767) + "yy");
            assertThat(over()).hasSize(32_768).last().isEqualTo(new Read("yy", 65_536, true));
        }
    }

    @Nested
    class WhenALineIsTooLong {
        @Test
        void takesOneOf10000BytesWhole() throws Exception {
            String longest = "x".repeat(LogLine.MAX_BYTES);
            write(longest + "\n");
            assertThat(lines()).containsExactly(longest);
        }

        @Test
        void splitsItAt10000Bytes() throws Exception {
            write("x".repeat(25_000) + "\n");
            assertThat(lines()).extracting(String::length).containsExactly(10_000, 10_000, 5_000);
        }

        @Test
        void doesNotWaitForItsEnd() throws Exception {
            write("x".repeat(10_001));
            assertThat(lines()).extracting(String::length).containsExactly(10_000);
        }

        @Test
        void doesNotSplitALetter() throws Exception {
            String line = "x" + "ü".repeat(6_000);
            write(line + "\n");
            assertThat(String.join("", lines())).isEqualTo(line);
        }

        @Test
        void takesOneOf10000BytesWithAWindowsLineEndWhole() throws Exception {
            write("x".repeat(LogLine.MAX_BYTES) + "\r\n");
            assertThat(lines()).hasSize(1);
        }
    }

    @Nested
    class WhenResumed {
        @Test
        void goesOnExactlyWhereEachLineEnded() throws Exception {
            List<String> lines = randomLines(300);
            write(String.join("\n", lines) + "\n");
            List<Read> all = read();
            for (int i = 0; i < all.size(); i += 37) {
                tail = new OutputTail(file, all.get(i).end());
                assertThat(lines()).isEqualTo(lines.subList(i + 1, lines.size()));
            }
        }

        @Test
        void goesOnWithinALineThatWasSplit() throws Exception {
            write("x".repeat(10_001) + "y\nz\n");
            tail = new OutputTail(file, read().get(0).end());
            assertThat(lines()).containsExactly("xy", "z");
        }
    }

    @Nested
    class ByteByByte {
        /** Everything that was handed over, each piece at its place. */
        private final ByteArrayOutputStream raw = new ByteArrayOutputStream();

        private final OutputTail.Lines keeper = new OutputTail.Lines() {
            @Override
            public void accept(String line, long end, boolean last) {
                assertThat(raw.size()).as("bytes before the line").isEqualTo((int) end);
            }

            @Override
            public void raw(long position, ByteBuffer bytes) {
                assertThat(position).isEqualTo(raw.size());
                raw.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            }
        };

        @Test
        void isExactlyWhatWasWritten() throws Exception {
            byte[] written = new byte[200_000];
            new Random(2).nextBytes(written);
            write(written);
            tail.read(false, keeper);
            tail.read(true, keeper);
            assertThat(raw.toByteArray()).isEqualTo(written);
        }

        @Test
        void keepsLineEndsAsTheyAre() throws Exception {
            write("one\r\ntwo\n\nthree");
            tail.read(true, keeper);
            assertThat(raw.toString(StandardCharsets.UTF_8)).isEqualTo("one\r\ntwo\n\nthree");
        }
    }

    private void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private List<Read> read() throws Exception {
        return read(false);
    }

    private List<Read> over() throws Exception {
        return read(true);
    }

    private List<Read> read(boolean over) throws Exception {
        List<Read> found = new ArrayList<>();
        tail.read(over, (line, end, last) -> found.add(new Read(line, end, last)));
        return found;
    }

    private List<String> lines() throws Exception {
        return read().stream().map(Read::line).toList();
    }

    private static List<String> randomLines(int count) {
        Random random = new Random(1);
        return IntStream.range(0, count)
                .mapToObj(i -> i + "ü".repeat(random.nextInt(120)))
                .toList();
    }
}
