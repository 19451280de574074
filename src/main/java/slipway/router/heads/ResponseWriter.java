package slipway.router.heads;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import slipway.router.framing.BadMessageException;
import slipway.router.framing.Field;
import slipway.router.framing.ResponseHead;
import slipway.router.rules.ErrorPages;

/** Writes the head of an answer as the client gets it: without what was for the hop to the dyno alone. */
public final class ResponseWriter {
    /** The cookie by which a visitor comes to the same dyno again, as Heroku names it. */
    public static final String AFFINITY_COOKIE = "heroku-session-affinity";

    private static final byte[] VERSION = ascii("HTTP/1.1 ");
    private static final byte[] LINE_END = ascii("\r\n");
    private static final byte[] COMMA = ascii(", ");
    private static final byte[] VIA = ascii("Via: ");
    private static final byte[] CHUNKED = ascii("Transfer-Encoding: chunked\r\n");
    private static final byte[] CLOSE = ascii("Connection: close\r\n");
    private static final byte[] KEEP = ascii("Connection: keep-alive\r\n");
    private static final byte[] UPGRADE = ascii("Connection: Upgrade\r\n");

    private ResponseWriter() {}

    /** What the connection header says, and whether chunks follow. */
    @SuppressWarnings("ImmutableEnumChecker")
    public enum Connection {
        KEPT(new byte[0]),
        KEPT_FOR_HTTP_10(KEEP),
        CLOSED(CLOSE),
        UPGRADED(UPGRADE);

        private final byte[] line;

        Connection(byte[] line) {
            this.line = line;
        }
    }

    /**
     * @param affinity the token for the cookie that brings the visitor to this dyno again, or null
     * @param fromDyno whether to say that it came through the router
     */
    public static void write(
            Bytes out,
            ResponseHead head,
            Connection connection,
            boolean chunked,
            boolean fromDyno,
            @Nullable String affinity) {
        byte[] bytes = head.bytes();
        out.add(VERSION).add(bytes, head.statusStart(), head.lineEnd()).add(LINE_END);
        boolean hasLength = false;
        for (int i = 0; i < head.count(); i++) {
            Field field = head.field(i);
            boolean again = field == Field.CONTENT_LENGTH && hasLength;
            hasLength |= field == Field.CONTENT_LENGTH;
            boolean stays = !again && !(fromDyno && field == Field.VIA) && !head.isOfThisHop(i);
            if (stays) {
                out.add(bytes, head.nameStart(i), head.valueEnd(i)).add(LINE_END);
            }
        }
        if (fromDyno) {
            out.add(VIA);
            for (int i = 0; i < head.count(); i++) {
                if (head.field(i) == Field.VIA) {
                    out.add(bytes, head.valueStart(i), head.valueEnd(i)).add(COMMA);
                }
            }
            out.add(RequestWriter.VIA).add(LINE_END);
        }
        if (affinity != null) {
            out.add("Set-Cookie: " + AFFINITY_COOKIE + "=" + affinity + "; Path=/; HttpOnly\r\n");
        }
        if (chunked) {
            out.add(CHUNKED);
        }
        out.add(connection.line).add(LINE_END);
    }

    /** An answer before the answer, such as 100 and 103 (RFC 9110, section 15.2). */
    public static void writeInterim(Bytes out, ResponseHead head) {
        out.add(VERSION).add(head.bytes(), head.statusStart(), head.lineEnd()).add(LINE_END);
        for (int i = 0; i < head.count(); i++) {
            if (!head.isOfThisHop(i)) {
                out.add(head.bytes(), head.nameStart(i), head.valueEnd(i)).add(LINE_END);
            }
        }
        out.add(LINE_END);
    }

    /** Says what is wrong with a request, after which the connection ends. */
    public static void writeRefusal(Bytes out, BadMessageException why) {
        byte[] page = ErrorPages.badRequest(why.status(), String.valueOf(why.getMessage()));
        writePage(out, why.status(), page, true, Connection.CLOSED, "");
    }

    /** A page of the router's own. */
    public static void writePage(
            Bytes out, int status, byte[] page, boolean withBody, Connection connection, String extra) {
        out.add(VERSION).add(status).add(" ").add(Reasons.of(status)).add(LINE_END);
        out.add("Content-Type: text/html; charset=utf-8\r\nCache-Control: no-cache, no-store\r\nServer: Slipway\r\n");
        out.add("Date: " + Reasons.date() + "\r\n").add(extra);
        out.add("Content-Length: ").add(page.length).add(LINE_END);
        out.add(connection.line).add(LINE_END);
        if (withBody) {
            out.add(page);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
