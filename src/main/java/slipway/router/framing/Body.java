package slipway.router.framing;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Follows a body to its end. */
public final class Body {
    private final Chunks chunks = new Chunks();
    private Framing.Kind kind = Framing.Kind.NONE;
    private long left;

    public void begin(Framing framing) {
        kind = framing.kind();
        left = kind == Framing.Kind.LENGTH ? framing.length() : 0;
        if (kind == Framing.Kind.CHUNKED) {
            chunks.begin();
        }
    }

    public Framing.Kind kind() {
        return kind;
    }

    /** @return how many of the bytes after the position belong to the body; the position stays */
    public int scan(ByteBuffer in) throws BadMessageException {
        return scan(in, null);
    }

    /** @param data takes the content of chunks */
    public int scan(ByteBuffer in, @Nullable BodySink data) throws BadMessageException {
        return switch (kind) {
            case NONE -> 0;
            case LENGTH -> {
                int some = (int) Math.min(left, in.remaining());
                left -= some;
                yield some;
            }
            case CHUNKED -> chunks.scan(in, data);
            case UNTIL_CLOSE -> in.remaining();
        };
    }

    /** Whether the last byte has been seen; never so where the connection's end is the body's. */
    public boolean isDone() {
        return switch (kind) {
            case NONE -> true;
            case LENGTH -> left == 0;
            case CHUNKED -> chunks.isDone();
            case UNTIL_CLOSE -> false;
        };
    }
}
