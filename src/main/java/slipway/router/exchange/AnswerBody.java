package slipway.router.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import slipway.router.framing.BadMessageException;
import slipway.router.framing.Body;
import slipway.router.framing.Framing;
import slipway.router.framing.ResponseHead;

/**
 * The body of an answer on its way: as it came where the client can read it so; freed of its chunks for HTTP/1.0; cut
 * into chunks where only the end of the dyno's connection would have told its end.
 */
final class AnswerBody {
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Body body = new Body();
    private boolean addsChunks;
    private boolean dropsChunks;
    private int count;

    void begin(ResponseHead head, boolean http11) {
        body.begin(head.framing());
        addsChunks = http11 && body.kind() == Framing.Kind.UNTIL_CLOSE;
        dropsChunks = !http11 && body.kind() == Framing.Kind.CHUNKED;
        count = 0;
    }

    /** Whether the client is to expect chunks: the dyno's or ours. */
    boolean addsChunks() {
        return addsChunks || (body.kind() == Framing.Kind.CHUNKED && !dropsChunks);
    }

    /** Whether it goes on as it came. */
    boolean isPlain() {
        return !addsChunks && !dropsChunks;
    }

    boolean endsWithConnection() {
        return body.kind() == Framing.Kind.UNTIL_CLOSE;
    }

    boolean isDone() {
        return body.isDone();
    }

    int scan(ByteBuffer in) throws BadMessageException {
        return body.scan(in);
    }

    /** Adds to {@code out} what the client gets of {@code in}; what remains there does not belong to the body. */
    void relay(ByteBuffer in, Bytes out) throws BadMessageException {
        if (dropsChunks) {
            int some = body.scan(in, (from, at, length) -> {
                out.add(from, at, length);
                count += length;
            });
            in.position(in.position() + some);
            return;
        }
        int some = body.scan(in);
        if (addsChunks && some > 0) {
            out.addHex(some).add(LINE_END).add(in, in.position(), some).add(LINE_END);
        } else if (!addsChunks) {
            out.add(in, in.position(), some);
        }
        count += some;
        in.position(in.position() + some);
    }

    /** How many bytes of the body were relayed since this was last asked. */
    int takeCount() {
        int taken = count;
        count = 0;
        return taken;
    }

    /** The dyno's connection has ended as it should. */
    void finish(Bytes out) {
        if (addsChunks) {
            out.add(LAST_CHUNK);
        }
    }
}
