package slipway.router.framing;

import java.nio.charset.StandardCharsets;

/** The head of a request, and what it says about itself: where its body ends and whether the connection goes on. */
public final class RequestHead extends Head {
    private static final byte[] CLOSE = "close".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KEEP = "keep-alive".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] UPGRADE = "upgrade".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CONTINUE = "100-continue".getBytes(StandardCharsets.US_ASCII);

    private final RequestLine line = new RequestLine();
    private final Framing framing = new Framing();
    private final HeadParser parser = new HeadParser(Limits.REQUEST) {
        @Override
        void startLine(byte[] bytes, int from, int to) throws BadMessageException {
            line.read(bytes, from, to);
        }
    };

    private int host;
    private boolean close;
    private boolean keep;
    private boolean upgrade;
    private boolean expectsContinue;
    private boolean badExpectation;
    private boolean hasHopFields;

    /**
     * Reads the head that begins at {@code from}; false when more of it must come first.
     *
     * @param seen bytes that were there already when this was last called for this head
     */
    public boolean parse(byte[] bytes, int from, int to, int seen) throws BadMessageException {
        host = -1;
        if (!parser.parse(this, bytes, from, to, seen)) {
            return false;
        }
        interpret();
        return true;
    }

    private void interpret() throws BadMessageException {
        framing.begin();
        close = false;
        keep = false;
        upgrade = false;
        expectsContinue = false;
        badExpectation = false;
        hasHopFields = false;
        boolean upgradeField = false;
        for (int i = 0; i < count(); i++) {
            switch (field(i)) {
                case OTHER -> {}
                case HOST -> readHost(i);
                case CONTENT_LENGTH -> framing.contentLength(bytes(), valueStart(i), valueEnd(i));
                case TRANSFER_ENCODING -> framing.transferEncoding(bytes(), valueStart(i), valueEnd(i));
                case CONNECTION -> readConnection(i);
                case EXPECT -> readExpect(i);
                case UPGRADE -> upgradeField = true;
                default -> {}
            }
        }
        upgrade &= upgradeField && isHttp11();
        expectsContinue &= isHttp11();
        if (host < 0) {
            throw BadMessageException.badRequest("There is no Host header");
        }
        framing.endOfRequest(isHttp11());
    }

    private void readHost(int index) throws BadMessageException {
        if (host >= 0) {
            throw BadMessageException.badRequest("There are two Host headers");
        }
        host = index;
        if (!HostName.isOne(bytes(), valueStart(index), valueEnd(index))) {
            throw BadMessageException.badRequest("The Host header is malformed");
        }
    }

    private void readConnection(int index) {
        boolean closes = lists(index, CLOSE);
        boolean keeps = lists(index, KEEP);
        boolean upgrades = lists(index, UPGRADE);
        close |= closes;
        keep |= keeps;
        upgrade |= upgrades;
        hasHopFields |= !(closes || keeps || upgrades) || lists(index);
    }

    /** Whether a value has more elements than one. */
    private boolean lists(int index) {
        for (int i = valueStart(index); i < valueEnd(index); i++) {
            if (bytes()[i] == ',') {
                return true;
            }
        }
        return false;
    }

    private void readExpect(int index) {
        boolean known = Ascii.equalsIgnoringCase(bytes(), valueStart(index), valueEnd(index), CONTINUE);
        badExpectation |= !known;
        expectsContinue |= known;
    }

    public RequestLine line() {
        return line;
    }

    public boolean isHttp11() {
        return line.isHttp11();
    }

    /** The index of the Host header; negative while none was read. */
    public int host() {
        return host;
    }

    public Framing framing() {
        return framing;
    }

    /** Whether the client keeps the connection for another request. */
    public boolean keepsConnection() {
        return isHttp11() ? !close : keep && !close;
    }

    public boolean asksForUpgrade() {
        return upgrade;
    }

    /** Whether it expects what nobody knows, which is refused (RFC 9110, section 10.1.1). */
    public boolean hasBadExpectation() {
        return badExpectation;
    }

    public boolean expectsContinue() {
        return expectsContinue;
    }

    /** Whether the header is for this hop alone (RFC 9110, section 7.6.1). */
    public boolean isOfThisHop(int index) {
        return switch (field(index)) {
            case CONNECTION, KEEP_ALIVE, PROXY_CONNECTION, TE, TRANSFER_ENCODING, UPGRADE, HTTP2_SETTINGS -> true;
            case OTHER, COOKIE, TRAILER -> hasHopFields && HopFields.names(this, index);
            default -> false;
        };
    }
}
