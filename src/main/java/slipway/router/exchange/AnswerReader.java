package slipway.router.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import slipway.router.framing.BadMessageException;
import slipway.router.framing.ResponseHead;
import slipway.router.heads.Bytes;
import slipway.router.loop.EventLoop;
import slipway.router.loop.Transport;

/** Finds the answer in what a dyno sends: what comes before it, its head, its body; and gives it to the exchange. */
final class AnswerReader {
    /** What has come of the answer. */
    enum Progress {
        /** More must come. */
        MORE,
        /** The head is through, and more of the body must come. */
        BODY,
        /** All of it. */
        WHOLE,
        /** The dyno speaks another protocol from now on; the connection is in other hands. */
        TUNNEL,
        /** The dyno will send no more. */
        END
    }

    private static final int CONTINUE = 100;
    private static final int MOST_INTERIMS = 16;
    private static final byte[] NOTHING = {};

    private final LoopRouter router;
    private final DynoLeg leg;
    private final AnswerBody body = new AnswerBody();
    private byte[] unread = NOTHING;
    private boolean begun;
    private boolean keeps;
    private boolean toldToGoOn;
    private int interims;

    AnswerReader(LoopRouter router, DynoLeg leg) {
        this.router = router;
        this.leg = leg;
    }

    void begin() {
        unread = NOTHING;
        begun = false;
        keeps = false;
        toldToGoOn = false;
        interims = 0;
    }

    /** Whether a byte of an answer has come. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether the connection is good for another request. */
    boolean keepsConnection() {
        return keeps;
    }

    /** Whether the end of the connection is the end of the answer. */
    boolean endsWithConnection() {
        return body.endsWithConnection();
    }

    Progress readHead(Transport from, Exchange exchange) throws IOException, BadMessageException {
        EventLoop loop = router.loop();
        int seen = unread.length;
        ByteBuffer in = loop.heads();
        if (seen > in.capacity() / 2) {
            in = ByteBuffer.allocate(seen * 2);
        }
        in.put(unread);
        int count = from.read(in);
        if (count <= 0) {
            return count < 0 ? Progress.END : Progress.MORE;
        }
        unread = NOTHING;
        begun = true;
        return parse(exchange, in.flip(), seen);
    }

    @SuppressWarnings("ByteBufferBackingArray") // Heads are read to arrays.
    private Progress parse(Exchange exchange, ByteBuffer in, int seenBefore) throws BadMessageException {
        int seen = seenBefore;
        ResponseHead head = router.responseHead();
        while (head.parse(
                in.array(), in.position(), in.limit(), seen, exchange.asked().isHead())) {
            in.position(in.position() + head.size());
            seen = 0;
            if (!head.isInterim()) {
                return answer(exchange, head, in);
            }
            countInterim(head);
            exchange.interim(head);
            if (!leg.isOpen()) {
                return Progress.MORE;
            }
        }
        unread = Arrays.copyOfRange(in.array(), in.position(), in.limit());
        return Progress.MORE;
    }

    /** A second word to go on is none (vegur); hints come some at a time, but not without end. */
    private void countInterim(ResponseHead head) throws BadMessageException {
        interims++;
        boolean again = head.status() == CONTINUE && toldToGoOn;
        toldToGoOn |= head.status() == CONTINUE;
        if (again || interims > MOST_INTERIMS) {
            throw new BadMessageException(0, "Too many answers before the answer");
        }
    }

    private Progress answer(Exchange exchange, ResponseHead head, ByteBuffer in) throws BadMessageException {
        keeps = head.keepsConnection();
        if (head.switchesProtocol()) {
            if (!exchange.asked().forUpgrade()) {
                throw new BadMessageException(0, "101 without an Upgrade");
            }
            exchange.tunnel(leg, head, in);
            return Progress.TUNNEL;
        }
        Bytes out = router.answer();
        body.begin(head, exchange.asked().isHttp11());
        exchange.writeHead(out, head, body);
        body.relay(in, out);
        keeps &= !in.hasRemaining();
        exchange.deliver(out.view(), body.takeCount());
        return body.isDone() ? Progress.WHOLE : Progress.BODY;
    }

    Progress readBody(Transport from, Exchange exchange) throws IOException, BadMessageException {
        ByteBuffer in = router.loop().bodies();
        int count = from.read(in);
        if (count <= 0) {
            return count < 0 ? Progress.END : Progress.BODY;
        }
        in.flip();
        if (body.isPlain()) {
            int some = body.scan(in);
            keeps &= some == count;
            exchange.deliver(in.limit(some), some);
        } else {
            Bytes out = router.answer();
            body.relay(in, out);
            keeps &= !in.hasRemaining();
            exchange.deliver(out.view(), body.takeCount());
        }
        return body.isDone() ? Progress.WHOLE : Progress.BODY;
    }
}
