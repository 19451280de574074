package slipway.router.front;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import slipway.router.exchange.LoopRouter;
import slipway.router.loop.EventLoop;
import slipway.router.loop.HeldBuffers;
import slipway.router.rules.AppRouter;
import slipway.service.metrics.RouterGauges;

/** The router's loops and the doors by which requests come to them. */
public final class RouterEngine implements RouterGauges, AutoCloseable {
    /** What all connections together may hold for those who are slow, beyond 16 KB each. */
    private static final long HELD_BYTES = 67_108_864;

    private static final int BACKLOG = 4_096;

    private final AppRouter appRouter;
    private final List<LoopDesk> desks = new ArrayList<>();
    private final List<ServerSocketChannel> doors = new ArrayList<>();

    /** @param loops threads that serve connections; one for each processor is right */
    public RouterEngine(int loops, LoopRouter.Surroundings around) {
        appRouter = around.appRouter();
        HeldBuffers.Budget budget = new HeldBuffers.Budget(HELD_BYTES);
        for (int i = 0; i < loops; i++) {
            desks.add(new LoopDesk(new LoopRouter(new EventLoop("router-" + i, budget), around)));
        }
    }

    /** Opens a port, such as 0 for any. */
    static ServerSocketChannel bind(InetSocketAddress address) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(address, BACKLOG);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Takes those who come to an open port once the engine runs. */
    void serve(ServerSocketChannel channel, Door door) {
        doors.add(channel);
        EventLoop first = desks.get(0).router().loop();
        Acceptor acceptor = new Acceptor(channel, desks, door);
        first.execute(() -> {
            try {
                channel.configureBlocking(false);
                first.register(channel, SelectionKey.OP_ACCEPT, acceptor);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public int connections() {
        return desks.stream().mapToInt(desk -> desk.router().clients()).sum();
    }

    @Override
    public int waiting(UUID appId) {
        return appRouter.waitingRoom().waiting(appId);
    }

    public void start() {
        desks.forEach(desk -> desk.router().loop().start());
    }

    /** Ends all connections. */
    @Override
    public void close() {
        for (ServerSocketChannel door : doors) {
            try {
                door.close();
            } catch (IOException alreadyGone) {
                // Closed is what it should be.
            }
        }
        desks.forEach(desk -> desk.router().close());
        desks.forEach(desk -> desk.router().loop().stop());
        appRouter.close();
    }
}
