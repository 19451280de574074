package slipway.router.exchange;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import slipway.router.framing.BadMessageException;
import slipway.router.framing.Body;
import slipway.router.framing.HostName;
import slipway.router.framing.RequestHead;

/** Finds the requests in what a client sends: where each head ends, where its body ends, and what is behind that. */
final class RequestReader {
    private static final byte[] NOTHING = {};
    private static final int EXPECTATION_FAILED = 417;

    private final RequestHead head;
    private final Body body = new Body();
    private byte[] unread = NOTHING;
    private boolean wasParsed;
    private @Nullable BadMessageException badBody;
    private byte[] hostBytes = NOTHING;
    private String host = "";
    private int bodyStart;
    private int bodyBytes;

    /** @param head the loop's own, which is good until another connection is served */
    RequestReader(RequestHead head) {
        this.head = head;
    }

    /** Keeps bytes for later. */
    void keep(byte[] bytes) {
        unread = bytes;
        wasParsed = false;
    }

    /** What was kept; it stays until the next {@link #read}. */
    byte[] unread() {
        return unread;
    }

    /** Whether something has come that nobody has looked at, or that is a part of a head. */
    boolean hasUnread() {
        return unread.length > 0;
    }

    /** How many of the bytes that are kept were looked at, and found to be only a part of a head. */
    int seen() {
        return wasParsed ? unread.length : 0;
    }

    /** Takes out what was kept. */
    byte[] takeUnread() {
        byte[] taken = unread;
        unread = NOTHING;
        return taken;
    }

    /**
     * Reads a head and what of its body is behind it; false when more must come first.
     *
     * @param seen bytes of {@code in} that were looked at before
     */
    @SuppressWarnings("ByteBufferBackingArray") // Heads are read to arrays.
    boolean read(ByteBuffer in, int seen) throws BadMessageException {
        unread = NOTHING;
        skipEmptyLine(in);
        if (!in.hasRemaining() || !head.parse(in.array(), in.position(), in.limit(), seen)) {
            keepRest(in);
            wasParsed = true;
            return false;
        }
        in.position(in.position() + head.size());
        body.begin(head.framing());
        bodyStart = in.position();
        bodyBytes = 0;
        badBody = null;
        try {
            bodyBytes = body.scan(in);
            in.position(bodyStart + bodyBytes);
            keepRest(in);
            wasParsed = false;
        } catch (BadMessageException e) {
            badBody = e;
        }
        return true;
    }

    /** What is wrong with a request whose head is well-formed; null where nothing is. */
    @Nullable
    BadMessageException badRequest() {
        return head.hasBadExpectation()
                ? new BadMessageException(EXPECTATION_FAILED, "unsupported expect header value")
                : badBody;
    }

    /** Some clients send one after a body (RFC 9112, section 2.2). */
    private static void skipEmptyLine(ByteBuffer in) {
        if (in.remaining() >= 2 && in.get(in.position()) == '\r' && in.get(in.position() + 1) == '\n') {
            in.position(in.position() + 2);
        }
    }

    /** Leaves in {@code in} what belongs to the body, and keeps what is behind it. */
    void readBody(ByteBuffer in) throws BadMessageException {
        int end = in.limit();
        int bodyEnd = in.position() + body.scan(in);
        if (bodyEnd < end) {
            unread = new byte[end - bodyEnd];
            wasParsed = false;
            in.get(bodyEnd, unread);
            in.limit(bodyEnd);
        }
    }

    @SuppressWarnings("ByteBufferBackingArray") // Heads are read to arrays.
    private void keepRest(ByteBuffer in) {
        if (in.hasRemaining()) {
            unread = Arrays.copyOfRange(in.array(), in.position(), in.limit());
        }
    }

    /** The host that the head names; as a rule the same as that of the request before. */
    String host() {
        int from = head.valueStart(head.host());
        int to = head.valueEnd(head.host());
        if (!Arrays.equals(head.bytes(), from, to, hostBytes, 0, hostBytes.length)) {
            hostBytes = Arrays.copyOfRange(head.bytes(), from, to);
            host = HostName.of(hostBytes, 0, hostBytes.length);
        }
        return host;
    }

    RequestHead head() {
        return head;
    }

    /** Where in the bytes that were read those of the body are that came with the head. */
    int bodyStart() {
        return bodyStart;
    }

    int bodyBytes() {
        return bodyBytes;
    }

    /** Whether all of the body has come. */
    boolean isBodyDone() {
        return body.isDone();
    }
}
