package slipway.router.exchange;

import java.nio.ByteBuffer;
import slipway.router.framing.BadMessageException;
import slipway.router.framing.Body;
import slipway.router.framing.Framing;
import slipway.router.framing.ResponseHead;
import slipway.router.heads.Bytes;

/** The body of an answer on its way: as it came, but for clients of HTTP/1.0, who get it freed of its chunks. */
final class AnswerBody {
    private final Body body = new Body();
    private boolean dropsChunks;
    private int count;

    void begin(ResponseHead head, boolean http11) {
        body.begin(head.framing());
        dropsChunks = !http11 && body.kind() == Framing.Kind.CHUNKED;
        count = 0;
    }

    /** Whether the client is to expect chunks. */
    boolean hasChunks() {
        return body.kind() == Framing.Kind.CHUNKED && !dropsChunks;
    }

    /** Whether it goes on as it came. */
    boolean isPlain() {
        return !dropsChunks;
    }

    /** Whether only the end of the connection tells its end: the dyno's, and then the client's as well. */
    boolean endsWithConnection() {
        return body.kind() == Framing.Kind.UNTIL_CLOSE;
    }

    boolean isDone() {
        return body.isDone();
    }

    /** How many of the bytes in {@code in} belong to it. */
    int scan(ByteBuffer in) throws BadMessageException {
        return body.scan(in);
    }

    /** Adds to {@code out} what the client gets of {@code in}; what remains there does not belong to the body. */
    void relay(ByteBuffer in, Bytes out) throws BadMessageException {
        int some;
        if (dropsChunks) {
            some = body.scan(in, (from, at, length) -> {
                out.add(from, at, length);
                count += length;
            });
        } else {
            some = body.scan(in);
            out.add(in, in.position(), some);
            count += some;
        }
        in.position(in.position() + some);
    }

    /** How many bytes of the body were relayed since this was last asked. */
    int takeCount() {
        int taken = count;
        count = 0;
        return taken;
    }
}
