package slipway.router.framing;

import java.nio.charset.StandardCharsets;

/** The head of a dyno's answer, and what it says about itself. */
public final class ResponseHead extends Head {
    private static final byte[] VERSION = "http/1.".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSE = "close".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KEEP = "keep-alive".getBytes(StandardCharsets.US_ASCII);
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int FIRST_FINAL = 200;
    private static final int SWITCHING = 101;
    private static final int STATUS_DIGITS = 3;

    private final Framing framing = new Framing();
    private final HeadParser parser = new HeadParser(Limits.RESPONSE) {
        @Override
        void startLine(byte[] bytes, int from, int to) throws BadMessageException {
            readStatus(bytes, from, to);
        }
    };

    private boolean http11;
    private int status;
    private int statusStart;
    private int lineEnd;
    private boolean keeps;
    private boolean hasHopFields;

    /**
     * Reads the head that begins at {@code from}; false when more of it must come first.
     *
     * @param seen bytes that were there already when this was last called for this head
     * @param toHead whether it answers a HEAD request, and has no body therefore
     */
    public boolean parse(byte[] bytes, int from, int to, int seen, boolean toHead) throws BadMessageException {
        if (!parser.parse(this, bytes, from, to, seen)) {
            return false;
        }
        framing.begin();
        boolean close = false;
        boolean keep = false;
        hasHopFields = false;
        for (int i = 0; i < count(); i++) {
            switch (field(i)) {
                case OTHER -> {}
                case CONTENT_LENGTH -> framing.contentLength(bytes, valueStart(i), valueEnd(i));
                case TRANSFER_ENCODING -> framing.transferEncoding(bytes, valueStart(i), valueEnd(i));
                case SET_COOKIE -> checkCookie(i);
                case CONNECTION -> {
                    close |= lists(i, CLOSE);
                    keep |= lists(i, KEEP);
                    hasHopFields = true;
                }
                default -> {}
            }
        }
        framing.endOfResponse(toHead || isInterim() || status == NO_CONTENT || status == NOT_MODIFIED);
        // Both lengths may be an attack on whoever shares the connection (RFC 9112, section 6.3): use it no more.
        boolean doubtful = framing.isChunked() && framing.length() >= 0;
        // A dyno that tells of a body where none may be may also send it, and nobody could tell it from an answer.
        doubtful |= framing.kind() == Framing.Kind.NONE && (framing.isChunked() || framing.length() > 0);
        keeps = (http11 ? !close : keep && !close) && framing.kind() != Framing.Kind.UNTIL_CLOSE && !doubtful;
        return true;
    }

    private void checkCookie(int index) throws BadMessageException {
        if (valueEnd(index) - nameStart(index) > Limits.COOKIE_LINE) {
            throw new BadMessageException(0, BadMessageException.Fault.LARGE_COOKIE, "The cookie is too large");
        }
    }

    private void readStatus(byte[] bytes, int from, int to) throws BadMessageException {
        int digits = from + VERSION.length + 2;
        int end = digits + STATUS_DIGITS;
        if (to < end
                || bytes[from] != 'H'
                || !Ascii.equalsIgnoringCase(bytes, from, digits - 2, VERSION)
                || !Ascii.isDigit(bytes[digits - 2])
                || bytes[digits - 1] != ' '
                || (to > end && bytes[end] != ' ')) {
            throw BadMessageException.badRequest("The status line is malformed");
        }
        http11 = bytes[digits - 2] != '0';
        statusStart = digits;
        lineEnd = to;
        status = 0;
        for (int i = digits; i < end; i++) {
            if (!Ascii.isDigit(bytes[i])) {
                throw BadMessageException.badRequest("The status is malformed");
            }
            status = status * 10 + bytes[i] - '0';
        }
        for (int i = end; i < to; i++) {
            if (!Ascii.isFieldContent(bytes[i])) {
                throw BadMessageException.badRequest("The reason is malformed");
            }
        }
        if (status < 100) {
            throw BadMessageException.badRequest("The status is malformed");
        }
    }

    public int status() {
        return status;
    }

    /** Where the status begins, which goes on to the visitor with the reason. */
    public int statusStart() {
        return statusStart;
    }

    public int lineEnd() {
        return lineEnd;
    }

    /** Whether another answer follows (RFC 9110, section 15.2). */
    public boolean isInterim() {
        return status < FIRST_FINAL && status != SWITCHING;
    }

    public boolean switchesProtocol() {
        return status == SWITCHING;
    }

    public Framing framing() {
        return framing;
    }

    /** Whether the dyno keeps the connection for another request. */
    public boolean keepsConnection() {
        return keeps;
    }

    /** Whether the header is for this hop alone (RFC 9110, section 7.6.1). */
    public boolean isOfThisHop(int index) {
        return switch (field(index)) {
            case CONNECTION, KEEP_ALIVE, PROXY_CONNECTION, TE, TRANSFER_ENCODING -> true;
            case UPGRADE -> !switchesProtocol();
            case CONTENT_LENGTH -> framing.isChunked() || isInterim() || status == NO_CONTENT;
            case OTHER -> hasHopFields && HopFields.names(this, index);
            default -> false;
        };
    }
}
