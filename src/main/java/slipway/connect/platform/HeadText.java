package slipway.connect.platform;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads what stands before the body of an HTTP message, and not one byte more. */
public final class HeadText {
    /** More than the reader wants to hold. */
    public static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private HeadText() {}

    /** Up to and with the empty line; empty where the stream ends before the first byte. */
    public static String read(InputStream in, int maxBytes) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int lineLength = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            // RFC 9112, 2.2: empty lines before a message are to be passed over.
            if (head.size() == 0 && (next == '\r' || next == '\n')) {
                continue;
            }
            head.write(next);
            if (head.size() > maxBytes) {
                throw new TooLongException();
            }
            if (next == '\n' && lineLength == 0) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
            lineLength = next == '\n' ? 0 : next == '\r' ? lineLength : lineLength + 1;
        }
        if (head.size() > 0) {
            throw new EOFException("the connection ends within the head of a message");
        }
        return "";
    }
}
