package slipway.router.exchange;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import slipway.router.framing.BadMessageException;
import slipway.router.loop.Leg;
import slipway.router.loop.PlainTransport;
import slipway.router.loop.Transport;

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
    private static final long SURELY_OPEN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** What a process left in the connection when it ended has been read by then. */
    private static final long LAST_WORDS_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final LoopRouter router;
    private final Destination destination;
    private final AnswerReader reader;
    private Phase phase = Phase.CONNECTING;
    private @Nullable SocketChannel channel;
    private @Nullable Exchange exchange;
    private long since;
    private long lastRead;
    private boolean reused;
    private boolean deaf;

    DynoLeg(LoopRouter router, Destination destination) {
        super(router.loop());
        this.router = router;
        this.destination = destination;
        reader = new AnswerReader(router, this);
    }

    Destination destination() {
        return destination;
    }

    /** Begins to connect for an exchange, which is told how that went. */
    void connect(Exchange forExchange) {
        exchange = forExchange;
        since = loop().now();
        SocketChannel opened;
        boolean done;
        try {
            opened = destination.connect();
            channel = opened;
            done = opened.isConnected();
            int ops = done ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT;
            PlainTransport transport = new PlainTransport(opened);
            opened(transport, loop().register(opened, ops, this));
        } catch (ConnectException | NoRouteToHostException e) {
            notConnected(true);
            return;
        } catch (IOException e) {
            // Such as too many open files: no fault of the dyno's.
            close();
            forExchange.failed();
            return;
        }
        if (done) {
            connected();
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
            waiting.notConnected(refused, loop().now() - since);
        }
    }

    /** Takes another request. */
    void reuse(Exchange forExchange) {
        exchange = forExchange;
        reused = true;
        reader.begin();
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
        return reader.hasBegun();
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
            goDeaf();
        }
    }

    boolean mayTakeMore() {
        return deaf || mayTakeMore(REQUEST_BUFFER);
    }

    /** Whether the dyno has all that it was sent. */
    boolean isDrained() {
        return deaf || !hasUnsent();
    }

    @Override
    protected void ready(int readyOps) {
        try {
            if ((readyOps & SelectionKey.OP_CONNECT) != 0) {
                finishConnect();
                return;
            }
            if ((readyOps & SelectionKey.OP_WRITE) != 0) {
                flushRequest();
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

    private void flushRequest() {
        try {
            if (flush() && exchange != null) {
                exchange.dynoDrained();
            }
        } catch (IOException e) {
            goDeaf();
            if (exchange != null) {
                exchange.dynoDrained();
            }
        }
    }

    /** A dyno that takes no more of a request may have answered it before it closed, which is still to be read. */
    private void goDeaf() {
        deaf = true;
        interest(SelectionKey.OP_READ);
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
        Exchange current = exchange;
        if (current == null) {
            // Whatever an idle connection says, it is not the answer to the next request.
            router.pools().remove(this);
            close();
            return;
        }
        boolean inHead = phase == Phase.HEAD;
        if (!current.mayTakeAnswer(inHead ? REQUEST_BUFFER : ANSWER_BUFFER)) {
            pauseReading();
            return;
        }
        Transport from = Objects.requireNonNull(transport());
        AnswerReader.Progress progress = inHead ? reader.readHead(from, current) : reader.readBody(from, current);
        lastRead = loop().now();
        switch (progress) {
            case MORE -> {}
            case BODY -> moveTo(Phase.BODY);
            case WHOLE -> {
                if (moveTo(Phase.BODY)) {
                    current.answered();
                }
            }
            case TUNNEL -> {
                phase = Phase.CLOSED;
                exchange = null;
            }
            case END -> ended(null);
        }
    }

    /** False where what has been delivered has ended the exchange, and this connection with it. */
    private boolean moveTo(Phase next) {
        if (phase != Phase.CLOSED) {
            phase = next;
        }
        return phase == next;
    }

    /** The other end has closed, or the connection has failed. */
    private void ended(@Nullable IOException failure) {
        Exchange current = exchange;
        if (current == null) {
            router.pools().remove(this);
            close();
        } else if (phase == Phase.BODY && reader.endsWithConnection() && failure == null) {
            current.answered();
        } else {
            current.dynoClosed(this);
        }
    }

    /** The exchange is over; the connection waits for the next one, or closes. */
    void release(boolean mayBeKept) {
        exchange = null;
        if (mayBeKept
                && reader.keepsConnection()
                && !deaf
                && !hasUnsent()
                && !destination.isLeaving()
                && phase == Phase.BODY) {
            phase = Phase.IDLE;
            since = loop().now();
            resumeReading();
            router.pools().give(this);
        } else {
            close();
        }
    }

    /** The client has room for more of the answer. */
    void readOnForClient() {
        // Whoever waited for the client was not silent.
        lastRead = loop().now();
        resumeReading();
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
    protected void broken() {
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
