package slipway.router.loop;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of one connection, as they are or through TLS; nothing here ever waits. */
public interface Transport {
    /** Reads what is there, as much as fits; 0 when there is nothing, negative at the end. */
    int read(ByteBuffer into) throws IOException;

    /** Writes as much as there is room for. */
    void write(ByteBuffer from) throws IOException;

    /** Whether bytes that were taken by {@link #write} still wait for room; {@link #flush} sends them. */
    boolean hasUnsent();

    /** Sends what still waits, as much as there is room for. */
    void flush() throws IOException;

    /** Whether bytes have come that {@link #read} would give, though the selector knows of none. */
    boolean hasUnread();

    /** Sends the end of what goes out; the other direction goes on. */
    void shutdownOutput() throws IOException;

    /** Lets {@link #close} be seen as a failure at the other end, and not as the end of what was sent. */
    void resetOnClose();

    /** Closes at once. */
    void close();
}
