package slipway.integration.dynos;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Finds free ports for web dynos, and notices when a dyno has bound the one that it was given. */
final class PortProbe {
    /** Below the range from which Linux takes the ports of outgoing connections (32768 upwards). */
    private static final int FIRST = 10_000;

    private static final int LAST = 32_000;
    private static final int TRIES = 200;

    /** What is sent to a dyno whose wire is not up yet is lost: soon tried again. */
    private static final int CONNECT_MILLIS = 50;

    private static final long POLL_MILLIS = 15;

    private final ScheduledExecutorService timer;
    private final Set<Integer> given = ConcurrentHashMap.newKeySet();

    PortProbe(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** A port that nothing listens on and that no other dyno was given. */
    int free() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (!given.contains(port) && canBind(port)) {
                given.add(port);
                return port;
            }
        }
        throw new IllegalStateException("No free port between " + FIRST + " and " + LAST);
    }

    void giveBack(int port) {
        given.remove(port);
    }

    void taken(int port) {
        given.add(port);
    }

    /** Calls {@code listening} once {@code port} accepts connections, unless {@code running} turns false before. */
    void await(String host, int port, BooleanSupplier running, Runnable listening) {
        if (!running.getAsBoolean()) {
            return;
        }
        if (accepts(host, port)) {
            listening.run();
        } else {
            timer.schedule(() -> await(host, port, running, listening), POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static boolean accepts(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean canBind(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
