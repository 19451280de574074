package slipway.router.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One thread that serves many connections, none of which may ever make it wait. Both legs of a request are of one loop,
 * so that nothing is handed from thread to thread.
 */
public final class EventLoop implements Runnable, Executor {
    private static final Logger LOG = Logger.getLogger(EventLoop.class.getName());

    /** How exactly time-outs are kept; each look goes over all connections, and costs nanoseconds for each. */
    private static final long CHECK_MILLIS = 200;

    private static final long ERRAND_MILLIS = 5;
    private static final long NANOS = 1_000_000L;

    /** What is read at once of a head, and with it of the body behind it. */
    private static final int HEAD_BYTES = 98_304;

    /** What is read at once of a body; measured: larger ones gain nothing. */
    private static final int BODY_BYTES = 65_536;

    private static final int SCARCE_BYTES = 20_480;

    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final List<Watched> connections = new ArrayList<>();
    private final ByteBuffer heads = ByteBuffer.allocate(HEAD_BYTES);
    private final ByteBuffer bodies = ByteBuffer.allocateDirect(BODY_BYTES);
    private final HeldBuffers held;
    private volatile boolean ended;
    private volatile Errand errand = now -> false;
    private volatile Runnable lastErrand = () -> {};
    private boolean errandWaits;
    private long now = System.nanoTime();
    private long nextCheck = now;

    public EventLoop(String name, HeldBuffers.Budget budget) {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        held = new HeldBuffers(budget);
        thread = new Thread(this, name);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Ends the loop and its connections; waits for it. */
    public void stop() {
        ended = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is done between rounds of events, such as handing on what they left to be told. */
    public interface Errand {
        /** Does what is due; returns whether more will be due within milliseconds. */
        boolean run(long now);
    }

    /** @param last done when the loop ends */
    public void eachRound(Errand between, Runnable last) {
        errand = between;
        lastErrand = last;
    }

    /** Runs a task on the loop's thread, soon; from any thread. */
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (Thread.currentThread() != thread && woken.compareAndSet(false, true)) {
            selector.wakeup();
        }
    }

    /** Runs a task that is a connection's, soon; where it fails the connection ends. From any thread. */
    public void execute(Watched connection, Runnable task) {
        execute(() -> guard(connection, task));
    }

    /** Runs a task that is a connection's, now; where it fails the connection ends. */
    public void guard(Watched connection, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            broken(connection, e);
        }
    }

    /** The time of this round, in nanoseconds as {@link System#nanoTime}. */
    public long now() {
        return now;
    }

    /** Where heads are read to; what is in it is gone after the call. */
    public ByteBuffer heads() {
        return heads.clear();
    }

    /** Where bodies are read to; what is in it is gone after the call. */
    public ByteBuffer bodies() {
        // While others hold all that there is, each gets by with what one record of TLS takes.
        return held.hasRoom() ? bodies.clear() : bodies.clear().limit(SCARCE_BYTES);
    }

    public HeldBuffers held() {
        return held;
    }

    /** How many connections there are; exact on the loop's own thread alone. */
    public int size() {
        return connections.size();
    }

    /** Takes a connection in. */
    public SelectionKey register(SelectableChannel channel, int ops, Watched connection) throws IOException {
        SelectionKey key = channel.register(selector, ops, connection);
        connection.place = connections.size();
        connections.add(connection);
        return key;
    }

    /** Lets a connection go that is closed. */
    public void forget(Watched connection) {
        if (connection.place >= 0) {
            Watched last = connections.remove(connections.size() - 1);
            if (last != connection) {
                connections.set(connection.place, last);
                last.place = connection.place;
            }
            connection.place = -1;
        }
    }

    /** Puts a connection in the place of another one. */
    public void replace(Watched former, Watched connection) {
        connection.place = former.place;
        former.place = -1;
        connections.set(connection.place, connection);
    }

    @Override
    public void run() {
        while (!ended) {
            try {
                round();
            } catch (IOException | RuntimeException | Error e) {
                LOG.log(Level.SEVERE, "A round of the router's loop failed", e);
            }
        }
        new ArrayList<>(connections).forEach(each -> guard(each, each::end));
        lastErrand.run();
        try {
            selector.close();
        } catch (IOException e) {
            LOG.log(Level.FINE, "The selector is gone", e);
        }
    }

    private void round() throws IOException {
        long untilCheck = Math.max(1, (nextCheck - System.nanoTime()) / NANOS);
        long pause = errandWaits ? Math.min(ERRAND_MILLIS, untilCheck) : untilCheck;
        if (tasks.isEmpty()) {
            selector.select(this::serve, pause);
        } else {
            selector.selectNow(this::serve);
        }
        woken.set(false);
        now = System.nanoTime();
        // Only those that are there: each may leave another one, and connections must get their turn.
        int count = tasks.size();
        for (int i = 0; i < count; i++) {
            Runnable task = tasks.poll();
            if (task != null) {
                run(task);
            }
        }
        if (now - nextCheck >= 0) {
            nextCheck = now + CHECK_MILLIS * NANOS;
            // Backwards, since a connection that ends is replaced by the last one.
            for (int i = connections.size() - 1; i >= 0; i--) {
                if (i < connections.size()) {
                    check(connections.get(i));
                }
            }
        }
        errandWaits = errand.run(now);
    }

    private void serve(SelectionKey key) {
        now = System.nanoTime();
        Watched connection = (Watched) key.attachment();
        try {
            if (key.isValid()) {
                connection.ready(key.readyOps());
            }
        } catch (RuntimeException | Error e) {
            broken(connection, e);
        }
    }

    private void check(Watched connection) {
        try {
            connection.check(now);
        } catch (RuntimeException | Error e) {
            broken(connection, e);
        }
    }

    private static void broken(Watched connection, Throwable cause) {
        LOG.log(Level.SEVERE, "A connection of the router failed", cause);
        try {
            connection.broken();
        } catch (RuntimeException | Error again) {
            LOG.log(Level.SEVERE, "And could not be ended", again);
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.SEVERE, "A task of the router's loop failed", e);
        }
    }
}
