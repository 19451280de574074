package slipway.integration.addons.partners;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a provider answered, over a connection that ends with it (RFC 9112): nothing is believed beyond what any answer needs.
 *
 * @param body as UTF-8
 */
record ProviderReply(int status, String body) {
    /** Bytes of a body; far more than any config has. */
    static final int MAX_BODY = 65_536;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");
    private static final int MAX_LINE = 8_192;
    private static final int MAX_LINES = 100;
    private static final int NO_CONTENT = 204;

    /** It is longer than any answer needs. */
    static final class TooLargeException extends IOException {
        TooLargeException() {
            super("more than 64 KB");
        }
    }

    /** How long the body is: what its headers say. */
    private record Framing(long length, boolean chunked) {}

    static ProviderReply read(InputStream in) throws IOException {
        int status = status(in);
        Framing framing = headers(in);
        while (status < 200) {
            status = status(in);
            framing = headers(in);
        }
        boolean none = status == NO_CONTENT;
        byte[] body = none ? new byte[0] : framing.chunked() ? chunks(in) : plain(in, framing.length());
        return new ProviderReply(status, new String(body, StandardCharsets.UTF_8));
    }

    private static int status(InputStream in) throws IOException {
        Matcher first = STATUS.matcher(line(in));
        if (!first.matches()) {
            throw new IOException("no HTTP answer");
        }
        return Integer.parseInt(first.group(1));
    }

    private static Framing headers(InputStream in) throws IOException {
        long length = -1;
        boolean chunked = false;
        int lines = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String text = header.toLowerCase(Locale.ROOT);
            if (text.matches("content-length:\\s*\\d{1,18}\\s*")) {
                length = Long.parseLong(text.substring(text.indexOf(':') + 1).strip());
            }
            chunked = chunked || text.matches("transfer-encoding:.*\\bchunked\\s*");
            if (++lines > MAX_LINES) {
                throw new IOException("too many headers");
            }
        }
        return new Framing(length, chunked);
    }

    private static byte[] plain(InputStream in, long length) throws IOException {
        if (length > MAX_BODY) {
            throw new TooLargeException();
        }
        byte[] body = in.readNBytes(length < 0 ? MAX_BODY + 1 : (int) length);
        if (body.length > MAX_BODY) {
            throw new TooLargeException();
        }
        if (body.length < length) {
            throw new EOFException("an answer that ends too early");
        }
        return body;
    }

    private static byte[] chunks(InputStream in) throws IOException {
        byte[] body = new byte[0];
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            if (body.length + size > MAX_BODY) {
                throw new TooLargeException();
            }
            byte[] chunk = in.readNBytes(size);
            if (chunk.length < size) {
                throw new EOFException("an answer that ends too early");
            }
            int end = body.length;
            body = Arrays.copyOf(body, end + size);
            System.arraycopy(chunk, 0, body, end, size);
            line(in);
        }
        return body;
    }

    private static int chunkSize(InputStream in) throws IOException {
        String size = line(in).replaceFirst("[;\\s].*", "");
        if (!size.matches("[0-9A-Fa-f]{1,7}")) {
            throw new IOException("no HTTP answer");
        }
        return Integer.parseInt(size, 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("an answer that ends too early");
            }
            if (line.length() >= MAX_LINE) {
                throw new IOException("too long a header");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    /** Without the body, in which there may be passwords. */
    @Override
    public String toString() {
        return "ProviderReply[" + status + "]";
    }
}
