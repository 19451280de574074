package slipway.integration.drains.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer's status, and whether the connection is good for another request; what else it says interests nobody. */
record HttpAnswer(int status, boolean keepsConnection) {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.([01]) (\\d{3})(?: .*)?");
    private static final int MAX_LINE = 8_192;
    private static final int MAX_LINES = 100;

    /** Bytes of a body that are read for the sake of the connection. */
    private static final long MAX_BODY = 65_536;

    private static final int NO_CONTENT = 204;

    static HttpAnswer read(InputStream in) throws IOException {
        HttpAnswer answer = readOne(in);
        while (answer.status() < 200) {
            answer = readOne(in);
        }
        return answer;
    }

    private static HttpAnswer readOne(InputStream in) throws IOException {
        Matcher first = STATUS.matcher(line(in));
        if (!first.matches()) {
            throw new IOException("No HTTP answer");
        }
        int status = Integer.parseInt(first.group(2));
        boolean keep = first.group(1).equals("1");
        long length = status < 200 || status == NO_CONTENT ? 0 : -1;
        int lines = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String text = header.toLowerCase(Locale.ROOT);
            if (text.matches("content-length:\\s*\\d{1,18}\\s*")) {
                length = Long.parseLong(text.substring(text.indexOf(':') + 1).strip());
            }
            keep = keep && !text.matches("connection:\\s*close\\s*");
            if (++lines > MAX_LINES) {
                throw new IOException("Too many headers");
            }
        }
        boolean readable = length >= 0 && length <= MAX_BODY;
        if (keep && readable) {
            in.skipNBytes(length);
        }
        return new HttpAnswer(status, keep && readable);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The receiver ended the connection");
            }
            if (line.length() >= MAX_LINE) {
                throw new IOException("Too long a header");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }
}
