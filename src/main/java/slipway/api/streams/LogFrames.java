package slipway.api.streams;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import slipway.model.InvalidParamsException;
import slipway.model.logs.LogLine;

/**
 * The syslog messages of a body in logplex's framing (Dev Center, "Add-on Provider Log Integration"): {@code LENGTH
 * <PRI>1 TIME HOST APP PROCESS ID - MESSAGE}, one after another.
 */
final class LogFrames {
    /** Of a body: about a thousand lines of the usual length. */
    static final int MAX_BYTES = 262_144;

    private static final int MAX_DIGITS = 6;

    /** Such as {@code [meta sequenceId="1"]}; what merely stands in brackets belongs to the message. */
    private static final String STRUCTURED = "(?:\\[[^\\s\\]=]+(?: [^\\s\\]=]+=\"[^\"]*\")+\\])+";

    /** Priority and version, five fields, then structured data, which logplex and its senders leave out. */
    private static final Pattern SYSLOG =
            Pattern.compile("<\\d{1,3}>1 \\S+ \\S+ \\S+ \\S+ \\S+ (?:(?:-|" + STRUCTURED + ") )?(.*)", Pattern.DOTALL);

    private LogFrames() {}

    /** Lines of messages, without control characters, each no longer than a line of a log may be. */
    static List<String> messages(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw new InvalidParamsException("The request's body is larger than " + MAX_BYTES + " bytes.");
        }
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at < body.length) {
            int space = at;
            while (space < body.length && body[space] >= '0' && body[space] <= '9') {
                space++;
            }
            if (space == at || space - at > MAX_DIGITS || space >= body.length || body[space] != ' ') {
                throw notFramed();
            }
            int length = Integer.parseInt(new String(body, at, space - at, StandardCharsets.US_ASCII));
            int begin = space + 1;
            if (length == 0 || begin + length > body.length) {
                throw notFramed();
            }
            lines.addAll(lines(new String(body, begin, length, StandardCharsets.UTF_8)));
            at = begin + length;
        }
        return lines;
    }

    private static List<String> lines(String frame) {
        Matcher syslog = SYSLOG.matcher(frame);
        if (!syslog.matches()) {
            throw notFramed();
        }
        return syslog.group(1)
                .lines()
                .map(line -> line.replaceAll("\\p{Cntrl}", " ").strip())
                .filter(line -> !line.isEmpty())
                .map(LogFrames::shortened)
                .toList();
    }

    private static String shortened(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LogLine.MAX_BYTES
                ? line
                : new String(bytes, 0, LogLine.MAX_BYTES, StandardCharsets.UTF_8);
    }

    private static InvalidParamsException notFramed() {
        return new InvalidParamsException(
                "The request's body must be syslog messages of RFC 5424, each after its length in bytes and a space.");
    }
}
