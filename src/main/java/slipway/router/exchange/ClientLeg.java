package slipway.router.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import slipway.router.framing.BadMessageException;
import slipway.router.framing.Field;
import slipway.router.heads.Bytes;
import slipway.router.heads.FrontDoor;
import slipway.router.heads.Origin;
import slipway.router.heads.RequestWriter;
import slipway.router.heads.ResponseWriter;
import slipway.router.loop.Leg;
import slipway.router.loop.Transport;
import slipway.router.rules.ErrorPages;
import slipway.router.tunnel.Tunnel;

/** The connection to a client: reads its requests one after the other, and sends it the answers in that order. */
public final class ClientLeg extends Leg {
    private enum Phase {
        /** Between requests, or in the middle of a head. */
        HEAD,
        /** The body of the request is still coming. */
        BODY,
        /** The request is whole; its answer is not. */
        ANSWER,
        /** The answer is whole; the client has not taken all of it. */
        FLUSH,
        /** All is sent; what still comes is thrown away, since closing at once would take the answer from the client. */
        LINGER,
        CLOSED
    }

    /** How long a client may go on sending after its last answer. */
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long HEAD_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int REQUEST_TIMEOUT = 408;

    private final LoopRouter router;
    private final Origin origin;
    private final @Nullable FrontDoor front;
    private final Exchange exchange;
    private final RequestReader reader;
    private Phase phase = Phase.HEAD;
    private long since;
    private long lastMove;
    private boolean keepsAfterFlush;
    private boolean ended;
    private boolean counted;

    /** @param front whose word counts for whom it speaks, for connections that the platform makes to itself */
    public ClientLeg(LoopRouter router, Origin origin, @Nullable FrontDoor front) {
        super(router.loop());
        this.router = router;
        this.origin = origin;
        this.front = front;
        exchange = new Exchange(router, this);
        reader = new RequestReader(router.requestHead());
        since = loop().now();
        lastMove = since;
    }

    /** @param first bytes that were read already */
    public void begin(Transport transport, SelectionKey key, byte[] first) {
        opened(transport, key);
        counted = true;
        router.clientCame();
        if (first.length > 0) {
            reader.keep(first);
            parseUnread();
        }
        readOn();
    }

    @Override
    protected void ready(int readyOps) {
        try {
            if ((readyOps & SelectionKey.OP_WRITE) != 0) {
                lastMove = loop().now();
                if (flush()) {
                    drained();
                }
            }
            if ((readyOps & SelectionKey.OP_READ) != 0 && phase != Phase.CLOSED) {
                read();
                readOn();
            }
        } catch (IOException e) {
            gone();
        }
    }

    private void read() throws IOException {
        switch (phase) {
            case HEAD -> readHead();
            case BODY -> readBody();
            case LINGER -> {
                if (in(loop().bodies()) < 0) {
                    close();
                }
            }
            default -> readAhead();
        }
    }

    private int in(ByteBuffer into) throws IOException {
        int count = Objects.requireNonNull(transport()).read(into);
        if (count > 0) {
            lastMove = loop().now();
        }
        return count;
    }

    private void readHead() throws IOException {
        byte[] before = reader.takeUnread();
        ByteBuffer in = loop().heads().put(before);
        int count = in(in);
        if (count < 0) {
            close();
        } else if (count > 0) {
            if (before.length == 0) {
                since = lastMove;
            }
            parse(in.flip(), before.length);
        } else {
            reader.keep(before);
        }
    }

    private void parseUnread() {
        parse(loop().heads().put(reader.takeUnread()).flip(), 0);
    }

    private void parse(ByteBuffer in, int seen) {
        try {
            if (reader.read(in, seen)) {
                phase = reader.isBodyDone() ? Phase.ANSWER : Phase.BODY;
                begin(in);
            }
        } catch (BadMessageException e) {
            refuse(e);
        }
    }

    private void begin(ByteBuffer in) {
        Origin seen = origin;
        if (front != null) {
            Origin told = front.origin(RequestWriter.value(reader.head(), Field.SLIPWAY_FRONT));
            if (told == null) {
                close();
                return;
            }
            seen = told;
        }
        exchange.begin(reader, seen, in);
        exchange.dispatch();
        if (phase == Phase.BODY && !exchange.mayTakeBody()) {
            pauseReading();
        }
    }

    private void refuse(BadMessageException why) {
        Bytes out = router.answer();
        ResponseWriter.writePage(
                out,
                why.status(),
                ErrorPages.badRequest(why.status(), String.valueOf(why.getMessage())),
                true,
                ResponseWriter.Connection.CLOSED,
                "");
        reader.takeUnread();
        phase = Phase.ANSWER;
        deliver(out.view());
        answerOver(false);
    }

    private void readBody() throws IOException {
        if (!exchange.mayTakeBody()) {
            pauseReading();
            return;
        }
        ByteBuffer in = loop().bodies();
        if (in(in) < 0) {
            gone();
            return;
        }
        try {
            reader.readBody(in.flip());
        } catch (BadMessageException e) {
            exchange.badBody(e);
            return;
        }
        exchange.body(in);
        if (reader.isBodyDone() && phase == Phase.BODY) {
            phase = Phase.ANSWER;
            exchange.noteSent();
        } else if (phase == Phase.BODY && !exchange.mayTakeBody()) {
            pauseReading();
        }
    }

    /** The next request comes before this one is answered; or the client will send no more, but still listens. */
    private void readAhead() throws IOException {
        pauseReading();
        if (reader.hasUnread()) {
            return;
        }
        ByteBuffer in = loop().heads();
        int count = in(in);
        if (count < 0) {
            ended = true;
        } else {
            byte[] ahead = new byte[count];
            in.flip().get(ahead);
            reader.keep(ahead);
        }
    }

    /** There may be room for more of what the client sends. */
    void mayGoOn() {
        if (phase == Phase.BODY && !isReading() && exchange.mayTakeBody()) {
            resumeReading();
            readOn();
        }
    }

    boolean bodyIsDone() {
        return reader.isBodyDone();
    }

    /** Whether the client will send no more. */
    boolean hasEnded() {
        return ended;
    }

    /** When bytes last came from the client, or went to it after it had made them wait. */
    long lastMove() {
        return lastMove;
    }

    /** Whether it is the client who makes all others wait. */
    boolean isStuck() {
        return hasUnsent();
    }

    boolean mayTakeAnswer(int most) {
        return mayTakeMore(most);
    }

    /** Sends of an answer. */
    void deliver(ByteBuffer bytes) {
        if (phase == Phase.CLOSED) {
            return;
        }
        boolean flowed = !hasUnsent();
        try {
            send(bytes);
            if (flowed) {
                lastMove = loop().now();
            }
        } catch (IOException e) {
            gone();
        }
    }

    private void drained() {
        if (phase == Phase.FLUSH) {
            next(keepsAfterFlush);
        } else {
            exchange.clientDrained();
        }
    }

    /** The answer is whole. */
    void answerOver(boolean keeps) {
        if (phase == Phase.CLOSED) {
            exchange.finish();
        } else if (hasUnsent()) {
            phase = Phase.FLUSH;
            keepsAfterFlush = keeps;
        } else {
            next(keeps);
        }
    }

    private void next(boolean keeps) {
        exchange.finish();
        if (!keeps || router.isClosing()) {
            linger();
            return;
        }
        phase = Phase.HEAD;
        since = loop().now();
        if (ended) {
            close();
            return;
        }
        resumeReading();
        if (reader.hasUnread()) {
            long ticket = exchange.ticket();
            loop().execute(() -> {
                if (phase == Phase.HEAD && exchange.ticket() == ticket && reader.hasUnread()) {
                    parseUnread();
                }
            });
        } else {
            readOn();
        }
    }

    private void linger() {
        if (ended) {
            close();
            return;
        }
        phase = Phase.LINGER;
        since = loop().now();
        reader.takeUnread();
        try {
            endOutput();
            resumeReading();
        } catch (IOException gone) {
            close();
        }
    }

    /** The answer is broken off; the client sees by its framing that it is not whole. */
    void cutOff() {
        exchange.finish();
        close();
    }

    /** Joins the connection to another one: from now on bytes pass as they are. */
    void tunnelTo(DynoLeg server, long idleNanos, Tunnel.Listener listener) {
        if (phase == Phase.CLOSED) {
            server.close();
            return;
        }
        phase = Phase.CLOSED;
        Tunnel.Listener untilOver = (toClient, idle) -> {
            uncount();
            listener.over(toClient, idle);
        };
        Tunnel.join(this, server, ByteBuffer.wrap(reader.takeUnread()), idleNanos, untilOver);
    }

    /** The client is not there any more. */
    private void gone() {
        if (!exchange.isOver()) {
            exchange.clientGone();
        }
        close();
    }

    @Override
    protected void check(long now) {
        switch (phase) {
            case HEAD -> checkHead(now);
            case LINGER -> {
                if (now - since > LINGER_NANOS) {
                    close();
                }
            }
            case CLOSED -> {}
            default -> exchange.check(now);
        }
    }

    private void checkHead(long now) {
        if (reader.hasUnread()) {
            if (now - since > HEAD_NANOS) {
                refuse(new BadMessageException(REQUEST_TIMEOUT, "The request came too slowly"));
            }
        } else if (router.isClosing()
                || now - since > router.options().keepAlive().toNanos()) {
            close();
        }
    }

    @Override
    protected void broken(RuntimeException cause) {
        if (exchange.isOver()) {
            close();
        } else {
            exchange.failed();
        }
    }

    @Override
    protected void end() {
        exchange.finish();
        close();
    }

    private void uncount() {
        if (counted) {
            counted = false;
            router.clientLeft();
        }
    }

    @Override
    public void close() {
        phase = Phase.CLOSED;
        uncount();
        reader.takeUnread();
        super.close();
        if (!exchange.isOver()) {
            exchange.finish();
        }
    }
}
