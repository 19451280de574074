package slipway.router.front;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import slipway.router.loop.EventLoop;
import slipway.router.loop.Watched;

/** Takes the connections that come to one port, and gives each to the loop that has the fewest. */
final class Acceptor extends Watched {
    private static final Logger LOG = Logger.getLogger(Acceptor.class.getName());

    /** Taken at once, before those who are connected get their turn. */
    private static final int BATCH = 64;

    private final ServerSocketChannel channel;
    private final List<LoopDesk> desks;
    private final Door door;
    private @Nullable SelectionKey key;

    Acceptor(ServerSocketChannel channel, List<LoopDesk> desks, Door door) {
        this.channel = channel;
        this.desks = desks;
        this.door = door;
    }

    /** Begins to take connections; on the loop that it is of. */
    void open(EventLoop loop) throws IOException {
        channel.configureBlocking(false);
        key = loop.register(channel, SelectionKey.OP_ACCEPT, this);
    }

    @Override
    protected void ready(int readyOps) {
        for (int i = 0; i < BATCH; i++) {
            try {
                SocketChannel client = channel.accept();
                if (client == null) {
                    return;
                }
                welcome(client);
            } catch (IOException e) {
                // Such as too many open files: those who are connected go on, the others wait.
                LOG.log(Level.WARNING, "A connection could not be taken", e);
                rest(true);
                return;
            }
        }
    }

    private void welcome(SocketChannel client) throws IOException {
        try {
            client.configureBlocking(false);
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            client.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        } catch (IOException gone) {
            client.close();
            return;
        }
        LoopDesk desk = leastBusy();
        desk.expect();
        EventLoop loop = desk.router().loop();
        loop.execute(() -> Greeter.greet(client, desk, door));
    }

    private LoopDesk leastBusy() {
        LoopDesk best = desks.get(0);
        for (LoopDesk desk : desks) {
            if (desk.load() < best.load()) {
                best = desk;
            }
        }
        return best;
    }

    /** A port that cannot take anybody would be ready again at once, and again. */
    private void rest(boolean rests) {
        SelectionKey own = key;
        if (own != null && own.isValid()) {
            own.interestOps(rests ? 0 : SelectionKey.OP_ACCEPT);
        }
    }

    @Override
    protected void check(long now) {
        rest(false);
    }

    @Override
    protected void broken() {
        // The next one may fare better.
    }

    @Override
    protected void end() {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            // Closed is what it should be.
        }
    }
}
