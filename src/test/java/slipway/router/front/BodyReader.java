package slipway.router.front;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads a request's body as a well-behaved dyno would. */
final class BodyReader {
    private BodyReader() {}

    static String read(String head, InputStream in) throws IOException {
        String lower = head.toLowerCase(Locale.ROOT);
        if (lower.contains("\r\ntransfer-encoding: chunked\r\n")) {
            return chunks(in);
        }
        int at = lower.indexOf("\r\ncontent-length: ");
        if (at < 0) {
            return "";
        }
        int from = at + "\r\ncontent-length: ".length();
        int length = Integer.parseInt(lower.substring(from, lower.indexOf("\r\n", from)));
        return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    private static String chunks(InputStream in) throws IOException {
        StringBuilder body = new StringBuilder();
        while (true) {
            String size = line(in);
            int length = Integer.parseInt(size.split(";")[0], 16);
            if (length == 0) {
                String trailer = line(in);
                while (!trailer.isEmpty()) {
                    body.append('[').append(trailer).append(']');
                    trailer = line(in);
                }
                return body.toString();
            }
            body.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
            line(in);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int next = in.read();
            if (next < 0 || next == '\n') {
                return line.toString();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
    }
}
