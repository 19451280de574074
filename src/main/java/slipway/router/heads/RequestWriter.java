package slipway.router.heads;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import slipway.router.framing.Field;
import slipway.router.framing.Framing;
import slipway.router.framing.HostName;
import slipway.router.framing.RequestHead;

/**
 * Writes the head of a request as the dyno gets it (heroku.md, section 4): what is for this hop alone goes, what the
 * router knows better is replaced, all the rest stays byte for byte.
 */
public final class RequestWriter {
    /** What the router puts into Via, after the protocol's version. */
    public static final String VIA = "1.1 slipway";

    private static final byte[] VERSION = ascii(" HTTP/1.1\r\n");
    private static final byte[] LINE_END = ascii("\r\n");
    private static final byte[] COMMA = ascii(", ");
    private static final byte[] FORWARDED_FOR = ascii("X-Forwarded-For: ");
    private static final byte[] PROTO_HTTP = ascii("X-Forwarded-Proto: http\r\n");
    private static final byte[] PROTO_HTTPS = ascii("X-Forwarded-Proto: https\r\n");
    private static final byte[] FORWARDED_PORT = ascii("X-Forwarded-Port: ");
    private static final byte[] REQUEST_ID = ascii("X-Request-Id: ");
    private static final byte[] REQUEST_START = ascii("X-Request-Start: ");
    private static final byte[] VIA_NAME = ascii("Via: ");
    private static final byte[] CONNECT_TIME = ascii("Connect-Time: ");
    private static final byte[] ROUTE_TIME = ascii("\r\nTotal-Route-Time: ");
    private static final byte[] CHUNKED = ascii("Transfer-Encoding: chunked\r\n");
    private static final byte[] UPGRADE = ascii("Connection: Upgrade\r\n");
    private static final byte[] CLOSE = ascii("Connection: close\r\n");
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int DIGITS = 8;
    private static final long MOST = 99_999_999;

    private final Bytes out;
    private int connectTimeEnd;
    private int routeTimeEnd;

    public RequestWriter(Bytes out) {
        this.out = out;
    }

    /** Request line and headers, all but those that are the router's own. */
    private void copy(RequestHead head, boolean toPlatform) {
        byte[] bytes = head.bytes();
        out.add(bytes, head.line().start(), head.line().targetEnd()).add(VERSION);
        boolean hasLength = false;
        int from = -1;
        for (int i = 0; i < head.count(); i++) {
            boolean again = head.field(i) == Field.CONTENT_LENGTH && hasLength;
            hasLength |= head.field(i) == Field.CONTENT_LENGTH;
            boolean stays = !again && stays(head, i, toPlatform);
            if (stays && from < 0) {
                from = head.nameStart(i);
            } else if (!stays && from >= 0) {
                out.add(bytes, from, head.nameStart(i));
                from = -1;
            }
        }
        if (from >= 0) {
            // The last header ends where the empty line begins, which is two bytes long.
            out.add(bytes, from, head.line().start() + head.size() - 2);
        }
    }

    private static boolean stays(RequestHead head, int index, boolean toPlatform) {
        return switch (head.field(index)) {
            case X_FORWARDED_FOR, X_FORWARDED_PROTO, X_FORWARDED_PORT, SLIPWAY_FRONT -> false;
            case X_REQUEST_ID, X_REQUEST_START, VIA, CONNECT_TIME, TOTAL_ROUTE_TIME -> toPlatform;
            case FORWARDED, X_FORWARDED_HOST -> !toPlatform;
            case EXPECT -> head.expectsContinue();
            case UPGRADE -> head.asksForUpgrade();
            default -> !head.isOfThisHop(index);
        };
    }

    /** @param chain all addresses that the request came through */
    public void toDyno(RequestHead head, Origin origin, String chain, String requestId, long millis, boolean close) {
        copy(head, false);
        out.add(FORWARDED_FOR).add(chain).add(LINE_END);
        protocolAndPort(head, origin);
        out.add(REQUEST_ID).add(requestId).add(LINE_END);
        out.add(REQUEST_START).add(millis).add(LINE_END);
        out.add(VIA_NAME);
        for (int i = 0; i < head.count(); i++) {
            if (head.field(i) == Field.VIA) {
                out.add(head.bytes(), head.valueStart(i), head.valueEnd(i)).add(COMMA);
            }
        }
        out.add(head.isHttp11() ? VIA : "1.0 slipway").add(LINE_END);
        out.add(CONNECT_TIME);
        connectTimeEnd = out.reserve(DIGITS);
        out.add(ROUTE_TIME);
        routeTimeEnd = out.reserve(DIGITS);
        out.add(LINE_END);
        end(head, close);
    }

    /** To the platform's own pages and API, which want to know who is there and nothing else. */
    public void toPlatform(RequestHead head, Origin origin, String client) {
        copy(head, true);
        out.add(FORWARDED_FOR).add(client).add(LINE_END);
        protocolAndPort(head, origin);
        connectTimeEnd = -1;
        end(head, false);
    }

    private void end(RequestHead head, boolean close) {
        if (head.framing().kind() == Framing.Kind.CHUNKED) {
            out.add(CHUNKED);
        }
        if (head.asksForUpgrade()) {
            out.add(UPGRADE);
        } else if (close) {
            out.add(CLOSE);
        }
        out.add(LINE_END);
    }

    private void protocolAndPort(RequestHead head, Origin origin) {
        int proto = origin.trusted() ? last(head, Field.X_FORWARDED_PROTO) : -1;
        if (proto >= 0) {
            out.add(head.bytes(), head.nameStart(proto), head.valueEnd(proto)).add(LINE_END);
        } else {
            out.add(origin.isSecure() ? PROTO_HTTPS : PROTO_HTTP);
        }
        int port = origin.trusted() ? last(head, Field.X_FORWARDED_PORT) : -1;
        if (port >= 0) {
            out.add(head.bytes(), head.nameStart(port), head.valueEnd(port)).add(LINE_END);
        } else {
            out.add(FORWARDED_PORT).add(portOf(head, origin)).add(LINE_END);
        }
    }

    /** The port that the client knows: behind a mapping of ports it is not the one that it came to. */
    private static int portOf(RequestHead head, Origin origin) {
        int port = HostName.portOf(head.bytes(), head.valueStart(head.host()), head.valueEnd(head.host()));
        return port >= 0 ? port : origin.isSecure() ? HTTPS : HTTP;
    }

    private static int last(RequestHead head, Field field) {
        for (int i = head.count() - 1; i >= 0; i--) {
            if (head.field(i) == field) {
                return i;
            }
        }
        return -1;
    }

    /** Fills in what is known only when the request goes out. */
    public void setTimes(long connectMillis, long routeMillis) {
        if (connectTimeEnd >= 0) {
            out.set(connectTimeEnd, Math.min(MOST, connectMillis));
            out.set(routeTimeEnd, Math.min(MOST, routeMillis));
        }
    }

    /** The client's own request id where it is a good one, or a new one. */
    public static String requestId(RequestHead head, RequestIds ids) {
        int given = last(head, Field.X_REQUEST_ID);
        return given >= 0 && RequestIds.isGood(head.bytes(), head.valueStart(given), head.valueEnd(given))
                ? head.value(given)
                : ids.next();
    }

    /** The addresses that the request came through, the last one seen by the router itself. */
    public static String chain(RequestHead head, String client) {
        StringBuilder all = null;
        for (int i = 0; i < head.count(); i++) {
            if (head.field(i) == Field.X_FORWARDED_FOR) {
                all = all == null ? new StringBuilder() : all;
                all.append(head.value(i)).append(", ");
            }
        }
        return all == null ? client : all.append(client).toString();
    }

    /** The value of the last such header, or null. */
    public static @Nullable String value(RequestHead head, Field field) {
        int index = last(head, field);
        return index < 0 ? null : head.value(index);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
