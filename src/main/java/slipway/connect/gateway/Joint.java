package slipway.connect.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import slipway.connect.platform.Link;

/**
 * Joins the child's connection (near) with one to elsewhere (far). What comes from afar flows by a thread of this; what
 * the child sends is carried by whoever made this, which then says how that ended. However it ends, both connections are
 * closed, and neither waits for the other for ever.
 */
final class Joint {
    private static final int BUFFER_BYTES = 16_384;

    /** After one side has said its last, how long the other may be silent before that counts as the end. */
    private static final long QUIET_SECONDS = 60;

    /** For a client to read the last answer after the server closed. */
    private static final long LAST_SECONDS = 5;

    private final Link near;
    private final Link far;
    private final Connections connections;
    private final CountDownLatch farEnded = new CountDownLatch(1);
    private final CountDownLatch nearEnded = new CountDownLatch(1);
    private final AtomicLong received = new AtomicLong();

    private Joint(Link near, Link far, Connections connections) {
        this.near = near;
        this.far = far;
        this.connections = connections;
    }

    /** Begins to carry what comes from {@code far}. */
    static Joint start(Link near, Link far, Connections connections) {
        Joint joint = new Joint(near, far, connections);
        connections.register(far);
        connections.run(joint::carryFromFar);
        return joint;
    }

    /** Carries all that comes, whatever it is, until both have ended. */
    static void carryAll(Link near, Link far, Connections connections) throws IOException {
        start(near, far, connections).carryRest(near.in());
    }

    /** Carries what the child sends from now on, whatever it is; {@code in} may have some of it already. */
    void carryRest(InputStream in) {
        try {
            copy(in, far.out(), new AtomicLong());
            nearHasEnded();
        } catch (IOException e) {
            nearHasFailed();
        }
    }

    private void carryFromFar() {
        try {
            copy(far.in(), near.out(), received);
        } catch (IOException broken) {
            // As if it had ended: the child sees that something is missing.
        }
        farEnded.countDown();
        near.endOutput();
        await(nearEnded, LAST_SECONDS);
        close();
    }

    /** The child has said all; the far end may have not. */
    void nearHasEnded() {
        far.endOutput();
        long before;
        do {
            before = received.get();
        } while (!await(farEnded, QUIET_SECONDS) && received.get() != before);
        nearEnded.countDown();
        close();
    }

    /** What the child sends cannot be carried on: it is gone, or the far end takes no more and may have said why. */
    void nearHasFailed() {
        if (await(farEnded, 1)) {
            drain();
        }
        nearEnded.countDown();
        close();
    }

    /** Connections that close with bytes unread lose what was last sent on them. */
    private void drain() {
        try {
            near.in().transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // Nobody reads the answer.
        }
    }

    private void close() {
        connections.forget(near);
        connections.forget(far);
    }

    private static boolean await(CountDownLatch latch, long seconds) {
        try {
            return latch.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void copy(InputStream in, OutputStream out, AtomicLong count) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            out.flush();
            count.addAndGet(read);
        }
    }
}
