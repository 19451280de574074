package slipway.journey.fire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import slipway.journey.Platform;

/**
 * Tunnels that are opened again whenever they end; one that ends before its dyno has been asked to end, and has had its
 * grace, is a complaint.
 */
final class OpenTunnels implements AutoCloseable {
    private static final String ASKED = "asked to end ";

    private final Platform platform;
    private final String app;
    private final long graceMillis;
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final AtomicInteger ended = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    /** @param graceMillis how long after SIGTERM a dyno that stays must still be heard of */
    OpenTunnels(Platform platform, String app, int count, long graceMillis) {
        this.platform = platform;
        this.app = app;
        this.graceMillis = graceMillis;
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(null, this::hold, "tunnel-" + i, 262_144);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    private void hold() {
        while (!over) {
            try (RawVisitor visitor = new RawVisitor(platform, app)) {
                String head = visitor.upgrade("lines");
                if (!head.startsWith("HTTP/1.1 101")) {
                    complaints.add("No tunnel: " + head);
                    return;
                }
                talk(visitor);
            } catch (IOException e) {
                complaints.add(e.toString());
            }
        }
    }

    private void talk(RawVisitor visitor) throws IOException {
        long asked = -1;
        visitor.send("hello\n");
        String line = next(visitor);
        while (!line.isEmpty()) {
            if (line.startsWith(ASKED)) {
                asked = Long.parseLong(line.substring(ASKED.length()).strip());
            } else if (!line.equals("hello\n")) {
                complaints.add("Not what was said: " + line);
            }
            if (over) {
                return;
            }
            line = next(visitor);
        }
        ended.incrementAndGet();
        if (asked < graceMillis) {
            complaints.add("Cut " + asked + " ms after its dyno was asked to end");
        }
    }

    /** Empty when the tunnel has ended. */
    private static String next(RawVisitor visitor) {
        try {
            return visitor.until("\n");
        } catch (IOException reset) {
            return "";
        }
    }

    /** How many have ended with their dynos. */
    int ended() {
        return ended.get();
    }

    Queue<String> complaints() {
        return complaints;
    }

    /** Lets nobody open one again; those that are open end with the platform. */
    @Override
    public void close() {
        over = true;
    }
}
