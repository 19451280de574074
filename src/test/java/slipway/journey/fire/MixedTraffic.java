package slipway.journey.fire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import slipway.journey.Platform;
import slipway.testapp.FireApp;

/** Some hundred requests a second of all kinds, at a steady pace, as long as it is not ended; and what went wrong. */
final class MixedTraffic implements AutoCloseable {
    private static final int VISITORS = 50;
    private static final byte[] NOTHING = {};
    private static final byte[] UPLOAD = new byte[50_000];

    private final Platform platform;
    private final String app;
    private final long pauseNanos;
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    MixedTraffic(Platform platform, String app, int requestsPerSecond) {
        this.platform = platform;
        this.app = app;
        pauseNanos = 1_000_000_000L * VISITORS / requestsPerSecond;
        for (int i = 0; i < VISITORS; i++) {
            int first = i;
            Thread thread = new Thread(() -> visit(first), "visitor-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    private void visit(int first) {
        try (RawVisitor visitor = new RawVisitor(platform, app)) {
            long next = System.nanoTime();
            for (int i = first; !over; i++) {
                ask(visitor, i);
                next += pauseNanos;
                LockSupport.parkNanos(next - System.nanoTime());
                // Whoever was held up by a long answer does not hurry afterwards.
                next = Math.max(next, System.nanoTime() - pauseNanos);
            }
        } catch (IOException e) {
            complaints.add(e.toString());
        }
    }

    private void ask(RawVisitor visitor, int number) throws IOException {
        String path;
        String wanted;
        byte[] body = NOTHING;
        if (number % 50 == 0) {
            path = "/events";
            wanted = "200 75";
        } else if (number % 50 == 1) {
            path = "/down";
            wanted = "200 " + FireApp.DOWN_BYTES;
        } else if (number % 10 == 2) {
            path = "/up";
            wanted = "200 11";
            body = UPLOAD;
        } else {
            path = "/hello";
            wanted = "200 5";
        }
        String answer;
        try {
            answer = visitor.ask(body == NOTHING ? "GET" : "POST", path, body);
        } catch (IOException | RuntimeException e) {
            answer = e.toString();
            visitor.close();
        }
        if (answer.equals(wanted)) {
            answered.incrementAndGet();
        } else {
            complaints.add(path + ": " + answer);
        }
    }

    int answered() {
        return answered.get();
    }

    Queue<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        over = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
