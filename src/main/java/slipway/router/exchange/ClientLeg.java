package slipway.router.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import slipway.router.framing.BadMessageException;
import slipway.router.heads.Bytes;
import slipway.router.heads.FrontDoor;
import slipway.router.heads.Origin;
import slipway.router.heads.ResponseWriter;
import slipway.router.loop.Leg;
import slipway.router.loop.Transport;
import slipway.router.tunnel.Tunnel;

/** The connection to a client: reads its requests one after the other, and sends it the answers in that order. */
public final class ClientLeg extends Leg {
    /** How long a client may go on sending after its last answer. */
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long HEAD_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int REQUEST_TIMEOUT = 408;

    /** Of what comes while the answer before it is not whole: a record of TLS, and what is under way. */
    private static final int AHEAD_BYTES = 20_480;

    private final LoopRouter router;
    private final Origin origin;
    private final @Nullable FrontDoor front;
    private final Exchange exchange;
    private final RequestReader reader;
    private ClientPhase phase = ClientPhase.HEAD;
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
        // What comes through the front door is counted where it came in.
        counted = front == null;
        if (counted) {
            router.clientCame();
        }
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
                if (flush() && phase == ClientPhase.FLUSH) {
                    next(keepsAfterFlush);
                } else if (!hasUnsent()) {
                    exchange.clientDrained();
                }
            }
            if ((readyOps & SelectionKey.OP_READ) != 0 && phase != ClientPhase.CLOSED) {
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
        boolean begins = !reader.hasUnread();
        ByteBuffer in = loop().heads().put(reader.unread());
        int count = in(in);
        if (count < 0) {
            close();
        } else if (count > 0) {
            if (begins) {
                since = lastMove;
            }
            parse(in.flip(), reader.seen());
        }
    }

    private void parseUnread() {
        parse(loop().heads().put(reader.unread()).flip(), 0);
        readOn();
    }

    private void parse(ByteBuffer in, int seen) {
        try {
            if (reader.read(in, seen)) {
                phase = reader.isBodyDone() ? ClientPhase.ANSWER : ClientPhase.BODY;
                begin(in);
            }
        } catch (BadMessageException e) {
            refuse(e);
        }
    }

    private void begin(ByteBuffer in) {
        Origin seen = front == null ? origin : front.origin(reader.head());
        if (seen == null) {
            close();
            return;
        }
        exchange.begin(reader, seen, in);
        BadMessageException bad = reader.badRequest();
        if (bad == null) {
            exchange.dispatch();
        } else {
            exchange.badRequest(bad);
        }
        if (phase == ClientPhase.BODY && !exchange.mayTakeBody()) {
            pauseReading();
        }
    }

    /** Answers what is so bad that nobody knows for whom it is. */
    private void refuse(BadMessageException why) {
        Bytes out = router.answer();
        ResponseWriter.writeRefusal(out, why);
        reader.takeUnread();
        phase = ClientPhase.ANSWER;
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
            exchange.badRequest(e);
            return;
        }
        exchange.body(in);
        if (reader.isBodyDone() && phase == ClientPhase.BODY) {
            phase = ClientPhase.ANSWER;
            exchange.noteSent();
        } else if (phase == ClientPhase.BODY && !exchange.mayTakeBody()) {
            pauseReading();
        }
    }

    /** The next request comes before this one is answered; or the client will send no more, but still listens. */
    private void readAhead() throws IOException {
        pauseReading();
        if (reader.hasUnread()) {
            return;
        }
        ByteBuffer in = loop().heads().limit(AHEAD_BYTES);
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
        if (phase == ClientPhase.BODY && !isReading() && exchange.mayTakeBody()) {
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

    /** Sends of an answer. */
    void deliver(ByteBuffer bytes) {
        if (phase == ClientPhase.CLOSED) {
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

    /** The answer is whole. */
    void answerOver(boolean keeps) {
        if (phase == ClientPhase.CLOSED) {
            exchange.finish();
        } else if (hasUnsent()) {
            phase = ClientPhase.FLUSH;
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
        phase = ClientPhase.HEAD;
        since = loop().now();
        if (ended) {
            close();
            return;
        }
        resumeReading();
        if (reader.hasUnread()) {
            long ticket = exchange.ticket();
            loop().execute(this, () -> {
                if (phase == ClientPhase.HEAD && exchange.ticket() == ticket && reader.hasUnread()) {
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
        phase = ClientPhase.LINGER;
        since = loop().now();
        reader.takeUnread();
        try {
            endOutput();
            resumeReading();
        } catch (IOException gone) {
            close();
        }
    }

    /**
     * The answer is broken off; the client sees by its framing that it is not whole.
     *
     * @param abruptly whether he sees it by a reset alone, since the end of the connection would be that of the answer
     */
    void cutOff(boolean abruptly) {
        if (abruptly && transport() != null) {
            transport().resetOnClose();
        }
        exchange.finish();
        close();
    }

    /** Joins the connection to another one: from now on bytes pass as they are. */
    void tunnelTo(DynoLeg server, long idleNanos, Tunnel.Listener listener) {
        if (phase == ClientPhase.CLOSED) {
            server.close();
            return;
        }
        phase = ClientPhase.CLOSED;
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
            case FLUSH -> {
                if (now - lastMove > router.options().idle().toNanos()) {
                    exchange.clientIsLate();
                }
            }
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
    protected void broken() {
        if (exchange.isOver()) {
            close();
        } else {
            exchange.failed();
        }
    }

    @Override
    protected void end() {
        exchange.cutByTheEnd();
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
        phase = ClientPhase.CLOSED;
        uncount();
        reader.takeUnread();
        super.close();
        if (!exchange.isOver()) {
            exchange.finish();
        }
    }
}
