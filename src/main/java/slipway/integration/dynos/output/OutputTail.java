package slipway.integration.dynos.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import slipway.model.logs.LogLine;

/**
 * Reads a growing file line by line from an offset; lines over the limit are split. Used by one thread at a time.
 *
 * <p>What was handed over is cut out of the file from time to time (a hole, so that offsets stay), which bounds the
 * disk that a talkative dyno takes without ever racing with its writes.
 */
public final class OutputTail {
    /** Takes a line and where it ends in the file; {@code last} tells the last one of what could be read at once. */
    public interface Lines {
        void accept(String line, long end, boolean last) throws IOException, InterruptedException;

        /** Takes the same line before, as the bytes that it is in the file, its end included. */
        default void raw(long position, ByteBuffer bytes) {}
    }

    private static final int CHUNK = 65_536;

    /** Bytes that are read at once. */
    private static final long TURN = 1_048_576;

    /** Longest line end, a Windows one, in bytes. */
    private static final int LINE_END = 2;

    /** What the bytes of a letter after its first one look like (RFC 3629). */
    private static final int CONTINUATION = 0x80;

    private static final int CONTINUATION_MASK = 0xC0;
    private static final long HOLE_EVERY = 8L * 1024 * 1024;

    private final Path file;
    private long offset;
    private long holeUpTo;

    public OutputTail(Path file, long offset) {
        this.file = file;
        this.offset = offset;
        this.holeUpTo = offset;
    }

    /**
     * Hands over complete lines, at most so many at once that others get their turn; with {@code over}, also a last one
     * that has no line end.
     *
     * @return whether there may be more
     */
    public boolean read(boolean over, Lines lines) throws IOException, InterruptedException {
        byte[] bytes = new byte[CHUNK];
        ByteBuffer chunk = ByteBuffer.wrap(bytes);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            boolean progress = true;
            long turn = offset + TURN;
            while (progress && offset < turn) {
                chunk.clear();
                int count = channel.position(offset).read(chunk);
                progress = count > 0 && handOver(bytes, count, over && count < CHUNK, lines);
            }
            punchHole();
            return progress;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    /** Returns whether anything was handed over. */
    private boolean handOver(byte[] bytes, int end, boolean over, Lines lines)
            throws IOException, InterruptedException {
        int start = 0;
        while (start < end) {
            int stop = lineEnd(bytes, start, end);
            boolean complete = stop < end && bytes[stop] == '\n';
            if (!complete && !over && mayEndYet(bytes, start, end)) {
                break;
            }
            int next = complete ? stop + 1 : stop;
            int length = stop > start && bytes[stop - 1] == '\r' ? stop - start - 1 : stop - start;
            lines.raw(offset, ByteBuffer.wrap(bytes, start, next - start));
            offset += next - start;
            lines.accept(
                    new String(bytes, start, length, StandardCharsets.UTF_8), offset, !moreLines(bytes, next, end));
            start = next;
        }
        return start > 0;
    }

    /** Whether what comes next may still end the line within its limit. */
    private static boolean mayEndYet(byte[] bytes, int start, int end) {
        int length = end - start;
        return length <= LogLine.MAX_BYTES || (length == LogLine.MAX_BYTES + 1 && bytes[end - 1] == '\r');
    }

    /** The index of the line end, or of where the line must be split, or of the end of what was read. */
    private static int lineEnd(byte[] bytes, int start, int end) {
        for (int i = start; i < Math.min(end, start + LogLine.MAX_BYTES + LINE_END); i++) {
            boolean fits = i - start <= LogLine.MAX_BYTES || bytes[i - 1] == '\r';
            if (bytes[i] == '\n' && fits) {
                return i;
            }
        }
        if (end - start <= LogLine.MAX_BYTES) {
            return end;
        }
        int split = start + LogLine.MAX_BYTES;
        while (split > start + 1 && (bytes[split] & CONTINUATION_MASK) == CONTINUATION) {
            split--;
        }
        return split;
    }

    private static boolean moreLines(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == '\n') {
                return true;
            }
        }
        return false;
    }

    private void punchHole() throws IOException {
        if (offset - holeUpTo < HOLE_EVERY) {
            return;
        }
        new ProcessBuilder("fallocate", "-p", "-o", "0", "-l", String.valueOf(offset), file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        holeUpTo = offset;
    }
}
