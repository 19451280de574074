package slipway.router.loop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * One side of what passes through: reads when it is told to, and holds what the other end has no room for. Whoever feeds
 * it looks at {@link #mayTakeMore}, and stops reading the other leg while it does not.
 */
public abstract class Leg extends Watched {
    private final EventLoop loop;
    private @Nullable Transport transport;
    private @Nullable SelectionKey key;
    private @Nullable ArrayDeque<ByteBuffer> held;
    private int heldBytes;
    private boolean endsWhenDrained;
    private boolean readsOn;
    private int ops;

    protected Leg(EventLoop loop) {
        this.loop = loop;
    }

    public final EventLoop loop() {
        return loop;
    }

    protected final void opened(Transport over, SelectionKey registered) {
        transport = over;
        key = registered;
        ops = registered.interestOps();
    }

    /** Takes the connection over from another one of the same loop, with all that it holds. */
    protected final void takeOver(Leg from) {
        transport = from.transport;
        key = from.key;
        held = from.held;
        heldBytes = from.heldBytes;
        ops = from.ops;
        from.transport = null;
        from.key = null;
        from.held = null;
        from.heldBytes = 0;
        loop.replace(from, this);
        if (key != null) {
            key.attach(this);
        }
    }

    protected final @Nullable Transport transport() {
        return transport;
    }

    public final boolean isOpen() {
        return key != null && key.isValid();
    }

    /** Bytes that wait for room. */
    public final int heldBytes() {
        return heldBytes;
    }

    /** Whether something waits for room. */
    public final boolean hasUnsent() {
        return heldBytes > 0 || (transport != null && transport.hasUnsent());
    }

    /** Sends what there is room for, and holds the rest. */
    public final void send(ByteBuffer bytes) throws IOException {
        Transport out = transport;
        if (out == null) {
            throw new IOException("Not connected");
        }
        if (heldBytes == 0 && !out.hasUnsent()) {
            out.write(bytes);
        }
        if (bytes.hasRemaining()) {
            hold(bytes);
        }
        if (hasUnsent()) {
            interest(ops | SelectionKey.OP_WRITE);
        }
    }

    private void hold(ByteBuffer bytes) {
        if (held == null) {
            held = new ArrayDeque<>();
        }
        heldBytes += bytes.remaining();
        while (bytes.hasRemaining()) {
            ByteBuffer last = held.peekLast();
            if (last == null || last.limit() == last.capacity()) {
                last = loop.held().take();
                last.limit(0);
                held.addLast(last);
            }
            // Between position and limit is what waits; behind the limit is room.
            int end = last.limit();
            int some = Math.min(bytes.remaining(), last.capacity() - end);
            last.limit(end + some);
            last.put(end, bytes, bytes.position(), some);
            bytes.position(bytes.position() + some);
        }
    }

    /** Sends what was held; returns whether all of it is gone. */
    protected final boolean flush() throws IOException {
        Transport out = transport;
        if (out == null) {
            return false;
        }
        out.flush();
        while (held != null && !held.isEmpty() && !out.hasUnsent()) {
            ByteBuffer first = held.peekFirst();
            int before = first.remaining();
            out.write(first);
            heldBytes -= before - first.remaining();
            if (first.hasRemaining()) {
                return false;
            }
            held.removeFirst();
            loop.held().give(first);
        }
        if (hasUnsent()) {
            return false;
        }
        interest(ops & ~SelectionKey.OP_WRITE);
        if (endsWhenDrained) {
            out.shutdownOutput();
        }
        return true;
    }

    /** Whether it still takes bytes: up to {@code most}, and beyond the first piece only while the router has room. */
    public final boolean mayTakeMore(int most) {
        return heldBytes < HeldBuffers.SIZE || (heldBytes < most && loop.held().hasRoom());
    }

    /** Sends the end after all that is held. */
    protected final void endOutput() throws IOException {
        endsWhenDrained = true;
        if (!hasUnsent() && transport != null) {
            transport.shutdownOutput();
        }
    }

    /** Reads on what TLS has decrypted already, of which the selector does not tell. */
    protected final void readOn() {
        if (mayReadOn() && !readsOn) {
            readsOn = true;
            loop.execute(this, () -> {
                readsOn = false;
                if (mayReadOn()) {
                    ready(SelectionKey.OP_READ);
                }
            });
        }
    }

    private boolean mayReadOn() {
        return transport != null && transport.hasUnread() && isReading() && isOpen();
    }

    public final void pauseReading() {
        interest(ops & ~SelectionKey.OP_READ);
    }

    public final void resumeReading() {
        interest(ops | SelectionKey.OP_READ);
    }

    public final boolean isReading() {
        return (ops & SelectionKey.OP_READ) != 0;
    }

    /** Changes it in the kernel only when it is another one. */
    protected final void interest(int wanted) {
        if (wanted != ops && key != null && key.isValid()) {
            ops = wanted;
            key.interestOps(wanted);
        }
    }

    /** Closes at once; what is held is lost. */
    public void close() {
        if (key != null) {
            key.cancel();
        }
        if (transport != null) {
            transport.close();
        }
        while (held != null && !held.isEmpty()) {
            loop.held().give(held.removeFirst());
        }
        heldBytes = 0;
        loop.forget(this);
    }
}
