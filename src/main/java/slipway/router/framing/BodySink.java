package slipway.router.framing;

import java.nio.ByteBuffer;

/** Takes the content of a body, freed of what frames it. */
@FunctionalInterface
public interface BodySink {
    /** Takes bytes that are in {@code in} at that place, and only now. */
    void take(ByteBuffer in, int from, int length);
}
