package slipway.service.logs.sessions;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import slipway.service.logs.TextStream;

/**
 * A tail for clients that come back after they were cut off: it tells them when, and where they are even while no line
 * passes their filter, so that none is lost and none comes twice.
 */
final class ResumableTail implements TextStream {
    /** Longer than a restart of the platform takes, since the Heroku CLI gives up when it is refused a connection. */
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final LogTail tail;
    private boolean greeted;

    ResumableTail(LogTail tail) {
        this.tail = tail;
    }

    @Override
    public byte[] read() {
        if (greeted) {
            return tail.read();
        }
        greeted = true;
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        first.writeBytes(("retry: " + RETRY.toMillis() + "\n").getBytes(StandardCharsets.US_ASCII));
        first.writeBytes(position());
        first.writeBytes(tail.read());
        return first.toByteArray();
    }

    /** An event of a type that no client shows; it needs data, or clients would take no notice of its id. */
    private byte[] position() {
        return ("event: position\nid: " + tail.position() + "\ndata:\n\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public boolean isOver() {
        return tail.isOver();
    }

    @Override
    public AutoCloseable watch(Runnable more) {
        return tail.watch(more);
    }

    @Override
    public byte[] heartbeat() {
        return position();
    }
}
