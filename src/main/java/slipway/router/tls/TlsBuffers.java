package slipway.router.tls;

import java.nio.ByteBuffer;

/** Where the TLS connections of one loop read to and write from, one after the other. */
public final class TlsBuffers {
    /** Some records, each of at most 16,709 bytes. */
    private static final int IN_BYTES = 98_304;

    /** Two records: what a client that does not read leaves to be kept. */
    private static final int OUT_BYTES = 33_418;

    private final ByteBuffer in = ByteBuffer.allocate(IN_BYTES);
    private final ByteBuffer out = ByteBuffer.allocateDirect(OUT_BYTES);

    ByteBuffer in() {
        return in.clear();
    }

    ByteBuffer out() {
        return out.clear();
    }
}
