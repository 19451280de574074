package slipway.connect.platform;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the platform answers to a small request, as a whole. */
public record Answer(int status, String body) {
    private static final int MAX_HEAD_BYTES = 65_536;
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})\\b.*", Pattern.DOTALL);

    /** Reads until the connection ends, as was asked for. */
    static Answer read(InputStream in) throws IOException {
        String head = HeadText.read(in, MAX_HEAD_BYTES);
        Matcher status = STATUS.matcher(head);
        if (!status.matches()) {
            throw new IOException(head.isEmpty() ? "no answer" : "an answer that is no HTTP");
        }
        boolean chunked = head.toLowerCase(Locale.ROOT).contains("\ntransfer-encoding: chunked");
        byte[] body = chunked ? chunks(in).getBytes(StandardCharsets.ISO_8859_1) : in.readNBytes(MAX_BODY_BYTES);
        return new Answer(Integer.parseInt(status.group(1)), new String(body, StandardCharsets.UTF_8));
    }

    private static String chunks(InputStream in) throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = chunkSize(in); size > 0 && body.length() < MAX_BODY_BYTES; size = chunkSize(in)) {
            body.append(new String(in.readNBytes(size), StandardCharsets.ISO_8859_1));
            in.skipNBytes(2);
        }
        return body.toString();
    }

    private static int chunkSize(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("an answer that breaks off");
            }
            line.append((char) next);
        }
        try {
            return Integer.parseInt(line.toString().replaceFirst(";.*", "").strip(), 16);
        } catch (NumberFormatException e) {
            throw new IOException("an answer that is no HTTP", e);
        }
    }
}
