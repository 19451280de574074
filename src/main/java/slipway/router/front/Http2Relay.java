package slipway.router.front;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import slipway.router.exchange.LoopRouter;
import slipway.router.heads.Origin;
import slipway.router.loop.EventLoop;
import slipway.router.loop.Leg;
import slipway.router.loop.PlainTransport;
import slipway.router.loop.Transport;
import slipway.router.loop.Watched;
import slipway.router.platform.InnerConnector;
import slipway.router.tunnel.Tunnel;

/** Brings a client that speaks HTTP/2 to the part that understands it, freed of TLS. */
final class Http2Relay {
    private Http2Relay() {}

    static void begin(
            Watched greeter,
            LoopRouter router,
            Transport client,
            SelectionKey key,
            InnerConnector inner,
            Origin origin) {
        EventLoop loop = router.loop();
        End clientEnd = new End(loop);
        End innerEnd = new End(loop);
        loop.replace(greeter, clientEnd);
        key.attach(clientEnd);
        clientEnd.open(client, key);
        try {
            SocketChannel channel = inner.connect(origin);
            innerEnd.open(new PlainTransport(channel), loop.register(channel, SelectionKey.OP_READ, innerEnd));
        } catch (IOException | RuntimeException e) {
            clientEnd.close();
            return;
        }
        router.clientCame();
        // The part that speaks HTTP/2 knows what silence means, and closes after it.
        Tunnel.join(clientEnd, innerEnd, ByteBuffer.allocate(0), 0, (toClient, idle) -> router.clientLeft());
    }

    /** A leg only until the tunnel has it. */
    private static final class End extends Leg {
        End(EventLoop loop) {
            super(loop);
        }

        void open(Transport over, SelectionKey key) {
            opened(over, key);
        }

        @Override
        protected void ready(int readyOps) {
            // Never so long.
        }

        @Override
        protected void check(long now) {
            // Never so long.
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
}
