package slipway.router.front;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import slipway.router.exchange.LoopRouter;
import slipway.router.loop.EventLoop;
import slipway.router.loop.HeldBuffers;
import slipway.router.rules.AppRouter;
import slipway.service.metrics.RouterGauges;

/** The router's loops and the doors by which requests come to them. */
public final class RouterEngine implements RouterGauges, AutoCloseable {
    /** What all connections together hold for those who are slow, before each may hold some 16 KB only. */
    private static final long HELD_BYTES = 67_108_864;

    private static final int BACKLOG = 4_096;

    /** Time for answers that are under way when the platform stops; then H24. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);

    private static final long LOOK_NANOS = 10_000_000;

    private final AppRouter appRouter;
    private final HeldBuffers.Budget budget = new HeldBuffers.Budget(HELD_BYTES);
    private final List<LoopDesk> desks = new ArrayList<>();
    private boolean closed;
    private final List<ServerSocketChannel> doors = new ArrayList<>();

    /** @param loops threads that serve connections; one for each processor is right */
    public RouterEngine(int loops, LoopRouter.Surroundings around) {
        appRouter = around.appRouter();
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
                acceptor.open(first);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Lets answers that are under way come to their end, for some seconds. */
    private void awaitExchanges() {
        long end = System.nanoTime() + LAST_ANSWERS.toNanos();
        while (desks.stream().anyMatch(desk -> desk.router().exchanges() > 0) && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    @Override
    public int connections() {
        return desks.stream().mapToInt(desk -> desk.router().clients()).sum();
    }

    @Override
    public int requests() {
        return desks.stream().mapToInt(desk -> desk.router().exchanges()).sum();
    }

    @Override
    public long heldBytes() {
        return budget.used();
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
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        for (ServerSocketChannel door : doors) {
            try {
                door.close();
            } catch (IOException alreadyGone) {
                // Closed is what it should be.
            }
        }
        desks.forEach(desk -> desk.router().close());
        awaitExchanges();
        desks.forEach(desk -> desk.router().loop().stop());
        appRouter.close();
    }
}
