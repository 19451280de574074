package slipway.router.framing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The header fields that a router must know, told apart without making a String of each. */
@SuppressWarnings("ImmutableEnumChecker")
public enum Field {
    TE("te"),
    VIA("via"),
    HOST("host"),
    EXPECT("expect"),
    COOKIE("cookie"),
    TRAILER("trailer"),
    UPGRADE("upgrade"),
    FORWARDED("forwarded"),
    CONNECTION("connection"),
    KEEP_ALIVE("keep-alive"),
    SET_COOKIE("set-cookie"),
    CONNECT_TIME("connect-time"),
    X_REQUEST_ID("x-request-id"),
    CONTENT_LENGTH("content-length"),
    X_REQUEST_START("x-request-start"),
    X_FORWARDED_FOR("x-forwarded-for"),
    TOTAL_ROUTE_TIME("total-route-time"),
    X_FORWARDED_PORT("x-forwarded-port"),
    X_FORWARDED_HOST("x-forwarded-host"),
    PROXY_CONNECTION("proxy-connection"),
    X_FORWARDED_PROTO("x-forwarded-proto"),
    TRANSFER_ENCODING("transfer-encoding"),
    HTTP2_SETTINGS("http2-settings"),
    /** How the platform's own HTTP/2 front tells whom it speaks for; from anybody else it is dropped. */
    SLIPWAY_FRONT("slipway-front"),
    OTHER("");

    private static final Field[][] BY_LENGTH = byLength();

    private final byte[] lower;

    Field(String name) {
        lower = name.getBytes(StandardCharsets.US_ASCII);
    }

    /** The field of a name in any case. */
    static Field of(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < BY_LENGTH.length) {
            for (Field field : BY_LENGTH[length]) {
                if (Ascii.equalsIgnoringCase(bytes, from, to, field.lower)) {
                    return field;
                }
            }
        }
        return OTHER;
    }

    private static Field[][] byLength() {
        Field[][] table = new Field["transfer-encoding".length() + 1][0];
        for (Field field : values()) {
            int length = field.lower.length;
            if (length > 0) {
                Field[] longer = Arrays.copyOf(table[length], table[length].length + 1);
                longer[longer.length - 1] = field;
                table[length] = longer;
            }
        }
        return table;
    }
}
