package slipway.router.front;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import slipway.router.exchange.ClientLeg;
import slipway.router.heads.Origin;
import slipway.router.loop.PlainTransport;
import slipway.router.loop.Transport;
import slipway.router.loop.Watched;
import slipway.router.tls.TlsTransport;

/**
 * Stands at the door until it is clear what a newcomer speaks: the first byte tells TLS from plain HTTP, the handshake
 * HTTP/2 from HTTP/1.1.
 */
final class Greeter extends Watched {
    /** The first byte of a TLS record that begins a handshake (RFC 8446, section 5.1). */
    private static final int TLS_HANDSHAKE = 0x16;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final String HTTP2 = "h2";

    private final SocketChannel channel;
    private final LoopDesk desk;
    private final Door door;
    private final long since;
    private @Nullable SelectionKey key;
    private @Nullable TlsTransport tls;
    private boolean working;

    private Greeter(SocketChannel channel, LoopDesk desk, Door door) {
        this.channel = channel;
        this.desk = desk;
        this.door = door;
        since = desk.router().loop().now();
    }

    static void greet(SocketChannel channel, LoopDesk desk, Door door) {
        Greeter greeter = new Greeter(channel, desk, door);
        try {
            greeter.key = desk.router().loop().register(channel, SelectionKey.OP_READ, greeter);
        } catch (IOException e) {
            greeter.close();
        } finally {
            desk.arrived();
        }
    }

    @Override
    protected void ready(int readyOps) {
        try {
            if (tls == null) {
                firstBytes();
            } else if (!working) {
                handshake(tls);
            }
        } catch (IOException e) {
            close();
        }
    }

    private void firstBytes() throws IOException {
        ByteBuffer in = desk.router().loop().heads();
        int count = channel.read(in);
        if (count < 0) {
            close();
        } else if (count > 0) {
            byte[] first = new byte[count];
            in.flip().get(first);
            if (first[0] == TLS_HANDSHAKE) {
                TlsTransport begun = new TlsTransport(channel, door.tls().make(), desk.tlsBuffers(), first);
                tls = begun;
                handshake(begun);
            } else if (door.onlyTls()) {
                close();
            } else {
                serve(new PlainTransport(channel), origin(), first);
            }
        }
    }

    private void handshake(TlsTransport with) throws IOException {
        switch (with.handshake()) {
            case WAITS -> {
                int ops = with.hasUnsent() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
                Objects.requireNonNull(key).interestOps(ops);
            }
            case WORKS -> work(with);
            case DONE -> {
                Origin origin = origin().withTls(with.version(), with.serverName());
                if (with.protocol().equals(HTTP2)) {
                    handOverHttp2(with, origin.withProtocol("http2.0"));
                } else {
                    serve(with, origin, new byte[0]);
                }
            }
        }
    }

    /** Signing takes a millisecond or more, in which the loop serves others. */
    private void work(TlsTransport with) {
        working = true;
        Objects.requireNonNull(key).interestOps(0);
        door.workers().execute(() -> {
            for (Runnable task = with.nextTask(); task != null; task = with.nextTask()) {
                task.run();
            }
            desk.router().loop().execute(this, () -> {
                working = false;
                if (key != null && key.isValid()) {
                    key.interestOps(SelectionKey.OP_READ);
                    ready(SelectionKey.OP_READ);
                }
            });
        });
    }

    private void serve(Transport transport, Origin origin, byte[] first) {
        SelectionKey registered = Objects.requireNonNull(key);
        ClientLeg leg = new ClientLeg(desk.router(), origin, door.front());
        registered.interestOps(SelectionKey.OP_READ);
        desk.router().loop().replace(this, leg);
        registered.attach(leg);
        desk.router().loop().guard(leg, () -> leg.begin(transport, registered, first));
    }

    private void handOverHttp2(TlsTransport with, Origin origin) {
        SelectionKey registered = Objects.requireNonNull(key);
        registered.interestOps(SelectionKey.OP_READ);
        Http2Relay.begin(this, desk.router(), with, registered, door.inner(), origin);
    }

    private Origin origin() throws IOException {
        InetSocketAddress remote = (InetSocketAddress) channel.getRemoteAddress();
        boolean trusted = door.trustedProxies().has(remote.getAddress());
        return new Origin(remote.getAddress().getHostAddress(), "http1.1", null, "", trusted);
    }

    private void close() {
        desk.router().loop().forget(this);
        new PlainTransport(channel).close();
    }

    @Override
    protected void check(long now) {
        if (now - since > PATIENCE_NANOS) {
            close();
        }
    }

    @Override
    protected void broken() {
        close();
    }

    @Override
    protected void end() {
        close();
    }
}
