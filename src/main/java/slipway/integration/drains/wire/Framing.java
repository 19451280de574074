package slipway.integration.drains.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import slipway.model.logs.LogLine;

/** How lines are written for receivers: as RFC 5424 has it, or nearly so, each after its length (RFC 6587, 3.4.1). */
public enum Framing {
    /** {@code application/logplex-1}: a fixed host name, no structured data, and a line end. */
    LOGPLEX {
        @Override
        String text(LogLine line, String token) {
            return head(line, "host") + " - " + message(line) + "\n";
        }
    },

    /** RFC 5424 with the drain's token for a host name. */
    SYSLOG {
        @Override
        String text(LogLine line, String token) {
            return head(line, token) + " - - " + message(line);
        }
    };

    /** local7.info, for what apps write (RFC 5424, 6.2.1: facility times 8, and severity). */
    private static final int APP = 190;

    /** local3.info, for the router. */
    private static final int ROUTER = 158;

    /** syslog.notice, for the dyno manager and the rest of the platform. */
    private static final int PLATFORM = 45;

    abstract String text(LogLine line, String token);

    public final byte[] write(LogLine line, String token) {
        byte[] text = text(line, token).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream framed = new ByteArrayOutputStream(text.length + 6);
        framed.writeBytes((text.length + " ").getBytes(StandardCharsets.US_ASCII));
        framed.writeBytes(text);
        return framed.toByteArray();
    }

    private static String head(LogLine line, String host) {
        return "<%d>1 %s %s %s %s".formatted(priority(line), line.timestamp(), host, line.source(), line.process());
    }

    private static String message(LogLine line) {
        return line.message().replace('\n', ' ').replace('\0', ' ');
    }

    private static int priority(LogLine line) {
        if (!line.source().equals(LogLine.PLATFORM)) {
            return APP;
        }
        return line.process().equals("router") ? ROUTER : PLATFORM;
    }
}
