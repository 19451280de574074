package slipway.connect.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Carries the body of one request on, byte by byte as it came, and stops where it ends (RFC 9112, 6). What has come is
 * sent before more is waited for.
 */
public final class Body {
    private static final int BUFFER_BYTES = 16_384;
    private static final int MAX_LINE_BYTES = 8192;

    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_BYTES];

    public Body(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** Refuses what different servers would see different ends of. */
    public static void requireCertainEnd(RequestHead head) throws BadRequestException {
        List<String> codings = head.values("Transfer-Encoding").toList();
        List<String> lengths = head.values("Content-Length").distinct().toList();
        boolean certain = codings.isEmpty()
                ? lengths.isEmpty() || (lengths.size() == 1 && lengths.get(0).matches("\\d{1,18}"))
                : lengths.isEmpty() && codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
        if (!certain) {
            throw new BadRequestException("a body whose end is not certain");
        }
    }

    /** @param head of a request whose end is certain */
    public void copy(RequestHead head) throws IOException {
        if (head.values("Transfer-Encoding").findAny().isPresent()) {
            copyChunks();
        } else {
            copy(head.values("Content-Length").findFirst().map(Long::parseLong).orElse(0L));
        }
        out.flush();
    }

    private void copyChunks() throws IOException {
        for (long size = chunkSize(); size > 0; size = chunkSize()) {
            copy(size);
            copyLine();
        }
        // Trailers, up to and with the empty line.
        String trailer;
        do {
            trailer = copyLine();
        } while (!trailer.isEmpty());
    }

    private long chunkSize() throws IOException {
        String size = copyLine().replaceFirst(";.*", "").strip();
        if (!size.matches("[0-9a-fA-F]{1,15}")) {
            throw new BadRequestException("a chunk of no certain length");
        }
        return Long.parseLong(size, 16);
    }

    private void copy(long length) throws IOException {
        long left = length;
        while (left > 0) {
            flushBeforeWaiting();
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("the connection ends within a body");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    private String copyLine() throws IOException {
        StringBuilder line = new StringBuilder();
        int next;
        do {
            flushBeforeWaiting();
            next = in.read();
            if (next < 0) {
                throw new EOFException("the connection ends within a body");
            }
            if (line.length() == MAX_LINE_BYTES) {
                throw new BadRequestException("a chunk with too long a line");
            }
            line.append((char) next);
        } while (next != '\n');
        out.write(line.toString().getBytes(StandardCharsets.ISO_8859_1));
        return line.toString().strip();
    }

    private void flushBeforeWaiting() throws IOException {
        if (in.available() == 0) {
            out.flush();
        }
    }
}
