package slipway.router.tls;

import java.nio.ByteBuffer;

/** Where the TLS connections of one loop read to and write from, one after the other. */
public final class TlsBuffers {
    /** Some records, each of at most 16,709 bytes. */
    private static final int BYTES = 98_304;

    private final ByteBuffer in = ByteBuffer.allocate(BYTES);
    private final ByteBuffer out = ByteBuffer.allocateDirect(BYTES);

    ByteBuffer in() {
        return in.clear();
    }

    ByteBuffer out() {
        return out.clear();
    }
}
