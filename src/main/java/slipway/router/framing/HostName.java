package slipway.router.framing;

import java.nio.charset.StandardCharsets;

/** The value of a Host header: a name or an address, with a port or without (RFC 3986, section 3.2). */
public final class HostName {
    private static final int LONGEST = 255;
    private static final int MOST_PORT_DIGITS = 5;
    private static final int[] POWERS = {1, 10, 100, 1_000, 10_000};

    private HostName() {}

    static boolean isOne(byte[] bytes, int from, int to) {
        if (to == from || to - from > LONGEST) {
            return false;
        }
        int at = from;
        if (bytes[at] == '[') {
            while (at < to && bytes[at] != ']') {
                at++;
            }
            if (at == to || !isAddress(bytes, from + 1, at)) {
                return false;
            }
            at++;
        } else {
            while (at < to && isNamePart(bytes[at])) {
                at++;
            }
            if (at == from) {
                return false;
            }
        }
        return at == to || (bytes[at] == ':' && allDigits(bytes, at + 1, to));
    }

    private static boolean isNamePart(byte b) {
        return (b > 0 && Character.isLetterOrDigit(b)) || b == '-' || b == '.' || b == '_';
    }

    private static boolean isAddress(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.digit(bytes[i], 16) < 0 && bytes[i] != ':' && bytes[i] != '.') {
                return false;
            }
        }
        return to > from;
    }

    private static boolean allDigits(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Ascii.isDigit(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    /** The port; negative where there is none. */
    public static int portOf(byte[] bytes, int from, int to) {
        int port = 0;
        int digits = 0;
        for (int i = to - 1; i >= from && Ascii.isDigit(bytes[i]) && digits < MOST_PORT_DIGITS; i--) {
            port += (bytes[i] - '0') * POWERS[digits++];
        }
        boolean hasColon = digits > 0 && to - digits > from && bytes[to - digits - 1] == ':';
        return hasColon ? port : -1;
    }

    /** The name in lower case, without port and without the dot at the end of a fully qualified one. */
    public static String of(byte[] bytes, int from, int to) {
        int end = to;
        if (bytes[from] != '[') {
            end = from;
            while (end < to && bytes[end] != ':') {
                end++;
            }
        } else {
            while (bytes[end - 1] != ']') {
                end--;
            }
        }
        if (end - from > 1 && bytes[end - 1] == '.') {
            end--;
        }
        byte[] lower = new byte[end - from];
        for (int i = from; i < end; i++) {
            lower[i - from] = Ascii.toLower(bytes[i]);
        }
        return new String(lower, StandardCharsets.US_ASCII);
    }
}
