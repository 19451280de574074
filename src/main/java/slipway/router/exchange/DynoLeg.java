package slipway.router.exchange;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import slipway.router.framing.BadMessageException;
import slipway.router.framing.ResponseHead;
import slipway.router.heads.Bytes;
import slipway.router.loop.Leg;
import slipway.router.loop.PlainTransport;

/** The connection to a dyno, or to the platform's own pages: one request after the other goes out on it. */
final class DynoLeg extends Leg {
    private enum Phase {
        CONNECTING,
        HEAD,
        BODY,
        IDLE,
        CLOSED
    }

    /** What the client is sent of an answer while it does not read (heroku.md, section 4: 1 MB per connection). */
    private static final int ANSWER_BUFFER = 1_048_576;

    /** Held of a request's body for a dyno that does not read. */
    private static final int REQUEST_BUFFER = 65_536;

    /** After less idleness than this a connection is not looked at before it is used again. */
    private static final long SURELY_OPEN_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** What a process left in the connection when it ended has been read by then. */
    private static final long LAST_WORDS_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final byte[] NOTHING = {};

    private final LoopRouter router;
    private final Destination destination;
    private final AnswerBody body = new AnswerBody();
    private Phase phase = Phase.CONNECTING;
    private @Nullable SocketChannel channel;
    private @Nullable Exchange exchange;
    private byte[] unread = NOTHING;
    private long since;
    private long lastRead;
    private boolean reused;
    private boolean answered;
    private boolean keeps;
    private boolean deaf;

    DynoLeg(LoopRouter router, Destination destination) {
        super(router.loop());
        this.router = router;
        this.destination = destination;
    }

    Destination destination() {
        return destination;
    }

    /** Begins to connect for an exchange, which is told how that went. */
    void connect(Exchange forExchange) {
        exchange = forExchange;
        since = loop().now();
        try {
            SocketChannel opened = destination.connect();
            channel = opened;
            boolean done = opened.isConnected();
            int ops = done ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT;
            opened(new PlainTransport(opened), loop().register(opened, ops, this));
            if (done) {
                connected();
            }
        } catch (IOException | RuntimeException e) {
            notConnected(true);
        }
    }

    private void connected() {
        phase = Phase.HEAD;
        lastRead = loop().now();
        if (exchange != null) {
            exchange.connected(this, loop().now() - since);
        }
    }

    private void notConnected(boolean refused) {
        Exchange waiting = exchange;
        close();
        if (waiting != null) {
            waiting.notConnected(refused);
        }
    }

    /** Takes another request. */
    void reuse(Exchange forExchange) {
        exchange = forExchange;
        reused = true;
        answered = false;
        phase = Phase.HEAD;
        lastRead = loop().now();
        forExchange.connected(this, 0);
    }

    /** Whether an idle connection may be used: it is not too old, and the other end has not closed it. */
    boolean isFresh(long now) {
        long idle = now - since;
        if (idle < SURELY_OPEN_NANOS) {
            return isOpen();
        }
        if (idle > destination.keepsFor() || destination.isLeaving() || transport() == null) {
            return false;
        }
        try {
            return transport().read(router.peek()) == 0;
        } catch (IOException gone) {
            return false;
        }
    }

    boolean wasReused() {
        return reused;
    }

    /** Whether a byte of an answer has come. */
    boolean hasAnswered() {
        return answered;
    }

    long lastRead() {
        return lastRead;
    }

    /** Sends of a request; a dyno that takes no more may still answer. */
    void deliver(ByteBuffer bytes) {
        if (deaf) {
            return;
        }
        try {
            send(bytes);
        } catch (IOException e) {
            // What it has said before it closed is still there to be read.
            deaf = true;
            interest(SelectionKey.OP_READ);
        }
    }

    boolean mayTakeMore() {
        return deaf || mayTakeMore(REQUEST_BUFFER);
    }

    /** Whether the dyno has all that it was sent. */
    boolean isDrained() {
        return !hasUnsent();
    }

    @Override
    protected void ready(int readyOps) {
        try {
            if ((readyOps & SelectionKey.OP_CONNECT) != 0) {
                finishConnect();
                return;
            }
            if ((readyOps & SelectionKey.OP_WRITE) != 0 && flush() && exchange != null) {
                exchange.dynoDrained();
            }
            if ((readyOps & SelectionKey.OP_READ) != 0 && phase != Phase.CLOSED) {
                read();
            }
        } catch (IOException e) {
            if (phase != Phase.CLOSED) {
                ended(e);
            }
        } catch (BadMessageException e) {
            Exchange current = exchange;
            if (current != null) {
                current.badAnswer(e);
            } else {
                close();
            }
        }
    }

    private void finishConnect() {
        try {
            if (channel != null && channel.finishConnect()) {
                interest(SelectionKey.OP_READ);
                connected();
            }
        } catch (IOException e) {
            notConnected(!(e instanceof SocketTimeoutException)
                    && !String.valueOf(e.getMessage()).contains("timed out"));
        }
    }

    private void read() throws IOException, BadMessageException {
        switch (phase) {
            case HEAD -> readHead();
            case BODY -> readBody();
            default -> {
                // Whatever an idle connection says, it is not the answer to the next request.
                router.pools().remove(this);
                close();
            }
        }
    }

    private void readHead() throws IOException, BadMessageException {
        ByteBuffer in = loop().heads();
        if (unread.length > in.capacity() / 2) {
            in = ByteBuffer.allocate(unread.length * 2);
        }
        int seen = unread.length;
        in.put(unread);
        int count = Objects.requireNonNull(transport()).read(in);
        if (count < 0) {
            ended(null);
            return;
        }
        if (count == 0 || exchange == null) {
            return;
        }
        unread = NOTHING;
        answered = true;
        lastRead = loop().now();
        in.flip();
        parse(exchange, in, seen);
    }

    @SuppressWarnings("ByteBufferBackingArray") // Heads are read to arrays.
    private void parse(Exchange current, ByteBuffer in, int seenBefore) throws BadMessageException {
        int seen = seenBefore;
        ResponseHead head = router.responseHead();
        while (head.parse(
                in.array(), in.position(), in.limit(), seen, current.asked().isHead())) {
            in.position(in.position() + head.size());
            seen = 0;
            if (!head.isInterim()) {
                answer(current, head, in);
                return;
            }
            current.interim(head);
            if (phase == Phase.CLOSED) {
                return;
            }
        }
        unread = Arrays.copyOfRange(in.array(), in.position(), in.limit());
    }

    private void answer(Exchange current, ResponseHead head, ByteBuffer in) throws BadMessageException {
        keeps = head.keepsConnection();
        if (head.switchesProtocol()) {
            if (!current.asked().forUpgrade()) {
                throw new BadMessageException(0, "101 without an Upgrade");
            }
            phase = Phase.CLOSED;
            exchange = null;
            current.tunnel(this, head, in);
            return;
        }
        phase = Phase.BODY;
        Bytes out = router.answer();
        body.begin(head, current.asked().isHttp11());
        current.writeHead(out, head, body);
        body.relay(in, out);
        keeps &= !in.hasRemaining();
        current.deliver(out.view(), body.takeCount());
        afterPiece(current);
    }

    private void readBody() throws IOException, BadMessageException {
        Exchange current = Objects.requireNonNull(exchange);
        if (!current.mayTakeAnswer(ANSWER_BUFFER)) {
            pauseReading();
            return;
        }
        ByteBuffer in = loop().bodies();
        int count = Objects.requireNonNull(transport()).read(in);
        if (count < 0) {
            ended(null);
            return;
        }
        if (count == 0) {
            return;
        }
        lastRead = loop().now();
        in.flip();
        if (body.isPlain()) {
            int some = body.scan(in);
            int end = in.limit();
            in.limit(some);
            current.deliver(in, some);
            keeps &= some == end;
        } else {
            Bytes out = router.answer();
            body.relay(in, out);
            keeps &= !in.hasRemaining();
            current.deliver(out.view(), body.takeCount());
        }
        afterPiece(current);
    }

    private void afterPiece(Exchange current) {
        if (phase == Phase.BODY && body.isDone()) {
            current.answered();
        }
    }

    /** The other end has closed, or the connection has failed. */
    private void ended(@Nullable IOException failure) {
        Exchange current = exchange;
        if (current == null) {
            router.pools().remove(this);
            close();
        } else if (phase == Phase.BODY && body.endsWithConnection() && failure == null) {
            current.answered();
        } else {
            current.dynoClosed(this);
        }
    }

    /** The exchange is over; the connection waits for the next one, or closes. */
    void release(boolean mayBeKept) {
        exchange = null;
        if (mayBeKept && keeps && !deaf && !hasUnsent() && !destination.isLeaving() && phase == Phase.BODY) {
            phase = Phase.IDLE;
            since = loop().now();
            resumeReading();
            router.pools().give(this);
        } else {
            close();
        }
    }

    @Override
    protected void check(long now) {
        Exchange current = exchange;
        if (phase == Phase.CONNECTING
                && now - since > router.options().connect().toNanos()) {
            notConnected(false);
        } else if (phase == Phase.IDLE && (now - since > destination.keepsFor() || destination.isLeaving())) {
            router.pools().remove(this);
            close();
        } else if (current != null
                && destination.isGone()
                && isReading()
                && now - Math.max(lastRead, since) > LAST_WORDS_NANOS) {
            ended(new IOException("The dyno is gone"));
        }
    }

    @Override
    protected void broken(RuntimeException cause) {
        Exchange current = exchange;
        close();
        if (current != null) {
            current.failed();
        }
    }

    @Override
    protected void end() {
        close();
    }

    @Override
    public void close() {
        phase = Phase.CLOSED;
        exchange = null;
        super.close();
    }
}
