package slipway.router.framing;

import java.nio.charset.StandardCharsets;

/** Method, target and version (RFC 9112, section 3); the target in origin form, or {@code *} for OPTIONS. */
public final class RequestLine {
    private static final int VERSION_NOT_SUPPORTED = 505;
    private static final int NOT_ALLOWED = 405;
    private static final byte[] VERSION = "http/1.".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CONNECT = "connect".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEAD = "head".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OPTIONS = "options".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] GET = "get".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = {};
    private int start;
    private int methodEnd;
    private int targetEnd;
    private boolean http11;

    void read(byte[] from, int lineStart, int lineEnd) throws BadMessageException {
        bytes = from;
        start = lineStart;
        http11 = false;
        methodEnd = lineStart;
        while (methodEnd < lineEnd && Ascii.isToken(bytes[methodEnd])) {
            methodEnd++;
        }
        if (methodEnd == start || methodEnd == lineEnd || bytes[methodEnd] != ' ') {
            throw BadMessageException.badRequest("The method is malformed");
        }
        if (methodEnd - start > Limits.METHOD) {
            throw BadMessageException.badRequest("The method is too long");
        }
        targetEnd = methodEnd + 1;
        while (targetEnd < lineEnd && Ascii.isTarget(bytes[targetEnd])) {
            targetEnd++;
        }
        if (targetEnd == lineEnd || bytes[targetEnd] != ' ') {
            throw BadMessageException.badRequest("The first line is malformed");
        }
        readVersion(targetEnd + 1, lineEnd);
        if (is(CONNECT)) {
            throw new BadMessageException(NOT_ALLOWED, "CONNECT is not for this server");
        }
        checkTarget();
    }

    private void readVersion(int from, int to) throws BadMessageException {
        boolean named = to - from == VERSION.length + 1
                && bytes[from] == 'H'
                && Ascii.equalsIgnoringCase(bytes, from, to - 1, VERSION);
        byte minor = bytes[to - 1];
        if (named && minor == '1') {
            http11 = true;
        } else if (!named || minor != '0') {
            boolean other = to - from > 4 && bytes[from] == 'H' && bytes[from + 4] == '/';
            throw new BadMessageException(other ? VERSION_NOT_SUPPORTED : 400, "The version of HTTP is not supported");
        }
    }

    private void checkTarget() throws BadMessageException {
        int from = methodEnd + 1;
        boolean origin = targetEnd > from && bytes[from] == '/';
        boolean asterisk = targetEnd == from + 1 && bytes[from] == '*' && is(OPTIONS);
        if (!origin && !asterisk) {
            throw BadMessageException.badRequest("The target must begin with a slash");
        }
    }

    /** Methods are told apart by case (RFC 9110, section 9.1); these few are upper case as they are sent. */
    private boolean is(byte[] lowerMethod) {
        return bytes[start] <= 'Z' && Ascii.equalsIgnoringCase(bytes, start, methodEnd, lowerMethod);
    }

    public boolean isHead() {
        return is(HEAD);
    }

    /** Whether the request may be sent twice without harm (RFC 9110, section 9.2.1). */
    public boolean isSafe() {
        return is(GET) || is(HEAD) || is(OPTIONS);
    }

    public boolean isHttp11() {
        return http11;
    }

    public String method() {
        return new String(bytes, start, methodEnd - start, StandardCharsets.US_ASCII);
    }

    public String target() {
        return new String(bytes, methodEnd + 1, targetEnd - methodEnd - 1, StandardCharsets.ISO_8859_1);
    }

    public int start() {
        return start;
    }

    /** Where the target ends, which is before the version. */
    public int targetEnd() {
        return targetEnd;
    }
}
