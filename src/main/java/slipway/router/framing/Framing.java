package slipway.router.framing;

import java.nio.charset.StandardCharsets;

/** How a message says where its body ends (RFC 9112, section 6). */
public final class Framing {
    /** The ways in which a body can end. */
    public enum Kind {
        /** There is none. */
        NONE,
        /** After as many bytes as Content-Length says. */
        LENGTH,
        /** After the last chunk. */
        CHUNKED,
        /** With the connection; for answers alone. */
        UNTIL_CLOSE
    }

    private static final byte[] CHUNKED = "chunked".getBytes(StandardCharsets.US_ASCII);
    private static final int BAD_REQUEST = 400;
    private static final int NOT_IMPLEMENTED = 501;

    /** Digits of the largest length that surely fits. */
    private static final int MOST_DIGITS = 18;

    private long length;
    private boolean chunked;
    private boolean otherCoding;
    private Kind kind = Kind.NONE;

    void begin() {
        length = -1;
        chunked = false;
        otherCoding = false;
        kind = Kind.NONE;
    }

    /** Equal lengths are taken as one, as Heroku does; different ones are refused. */
    void contentLength(byte[] bytes, int from, int to) throws BadMessageException {
        if (to == from || to - from > MOST_DIGITS) {
            throw badLength("invalid content length");
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            if (!Ascii.isDigit(bytes[i])) {
                throw badLength("invalid content length");
            }
            value = value * 10 + bytes[i] - '0';
        }
        if (length >= 0 && length != value) {
            throw badLength("conflicting content lengths");
        }
        length = value;
    }

    private static BadMessageException badLength(String what) {
        return new BadMessageException(BAD_REQUEST, BadMessageException.Fault.LENGTH, what);
    }

    void transferEncoding(byte[] bytes, int from, int to) {
        if (chunked || !Ascii.equalsIgnoringCase(bytes, from, to, CHUNKED)) {
            otherCoding = true;
        }
        chunked = true;
    }

    void endOfRequest(boolean http11) throws BadMessageException {
        if (chunked && !http11) {
            throw BadMessageException.badRequest("HTTP/1.0 has no transfer encoding");
        }
        if (chunked && length >= 0) {
            throw BadMessageException.badRequest("Both Content-Length and Transfer-Encoding");
        }
        if (otherCoding) {
            throw new BadMessageException(NOT_IMPLEMENTED, "The only transfer encoding is chunked");
        }
        kind = chunked ? Kind.CHUNKED : length > 0 ? Kind.LENGTH : Kind.NONE;
    }

    /** @param bodiless whether the answer has no body whatever its headers say */
    void endOfResponse(boolean bodiless) throws BadMessageException {
        if (otherCoding) {
            throw BadMessageException.badRequest("The only transfer encoding is chunked");
        }
        if (bodiless) {
            kind = Kind.NONE;
        } else if (chunked) {
            kind = Kind.CHUNKED;
        } else if (length >= 0) {
            kind = length > 0 ? Kind.LENGTH : Kind.NONE;
        } else {
            kind = Kind.UNTIL_CLOSE;
        }
    }

    public Kind kind() {
        return kind;
    }

    /** The length that was told; negative where none was. */
    public long length() {
        return length;
    }

    boolean isChunked() {
        return chunked;
    }
}
