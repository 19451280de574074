package slipway.router.framing;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Follows a chunked body through the pieces in which it comes (RFC 9112, section 7.1). It goes on as it is, so it must be
 * beyond doubt: sizes in hexadecimal alone, every line with CR and LF, no framing among the trailers.
 */
final class Chunks {
    private enum State {
        SIZE,
        EXTENSION,
        SIZE_LF,
        DATA,
        DATA_CR,
        DATA_LF,
        TRAILER_START,
        TRAILER_NAME,
        TRAILER_VALUE,
        TRAILER_LF,
        LAST_LF,
        DONE
    }

    /** Hexadecimal digits of the largest chunk: 2^60 bytes. */
    private static final int MOST_DIGITS = 15;

    /** All extensions and trailers of a body together, in bytes. */
    private static final int MOST_EXTRA = 16_384;

    private static final int HEX = 16;

    private State state = State.SIZE;
    private long left;
    private int digits;
    private int extra;
    private final TrailerName name = new TrailerName();

    void begin() {
        state = State.SIZE;
        left = 0;
        digits = 0;
        extra = 0;
    }

    boolean isDone() {
        return state == State.DONE;
    }

    /**
     * Goes through what is between position and limit, as far as the body goes; the position stays.
     *
     * @param data takes the content alone, or null where nobody wants it apart
     * @return how many bytes belong to the body
     */
    int scan(ByteBuffer in, @Nullable BodySink data) throws BadMessageException {
        int at = in.position();
        int end = in.limit();
        while (at < end && state != State.DONE) {
            if (state == State.DATA) {
                int some = (int) Math.min(left, end - at);
                if (data != null) {
                    data.take(in, at, some);
                }
                at += some;
                left -= some;
                if (left == 0) {
                    state = State.DATA_CR;
                }
            } else {
                step(in.get(at++));
            }
        }
        return at - in.position();
    }

    private void step(byte b) throws BadMessageException {
        switch (state) {
            case SIZE -> size(b);
            case EXTENSION -> {
                count();
                state = b == Ascii.CR ? State.SIZE_LF : require(Ascii.isFieldContent(b), State.EXTENSION);
            }
            case SIZE_LF -> state = require(b == Ascii.LF, left == 0 ? State.TRAILER_START : State.DATA);
            case DATA_CR -> state = require(b == Ascii.CR, State.DATA_LF);
            case DATA_LF -> {
                state = require(b == Ascii.LF, State.SIZE);
                digits = 0;
            }
            case TRAILER_START -> {
                if (b == Ascii.CR) {
                    state = State.LAST_LF;
                } else {
                    name.begin();
                    trailerName(b);
                }
            }
            case TRAILER_NAME -> trailerName(b);
            case TRAILER_VALUE -> {
                count();
                state = b == Ascii.CR ? State.TRAILER_LF : require(Ascii.isFieldContent(b), State.TRAILER_VALUE);
            }
            case TRAILER_LF -> state = require(b == Ascii.LF, State.TRAILER_START);
            case LAST_LF -> state = require(b == Ascii.LF, State.DONE);
            case DATA, DONE -> throw new IllegalStateException(state.name());
        }
    }

    private void size(byte b) throws BadMessageException {
        int digit = Character.digit(b, HEX);
        if (digit >= 0 && digits < MOST_DIGITS) {
            left = digits == 0 ? digit : left * HEX + digit;
            digits++;
        } else if (digits > 0 && b == Ascii.CR) {
            state = State.SIZE_LF;
        } else {
            state = require(digits > 0 && b == ';', State.EXTENSION);
        }
    }

    private void trailerName(byte b) throws BadMessageException {
        count();
        if (b == ':') {
            state = require(name.mayTrail(), State.TRAILER_VALUE);
        } else {
            state = require(Ascii.isToken(b), State.TRAILER_NAME);
            name.add(b);
        }
    }

    private void count() throws BadMessageException {
        require(++extra <= MOST_EXTRA, state);
    }

    private static State require(boolean fine, State next) throws BadMessageException {
        if (!fine) {
            throw BadMessageException.badRequest("bad chunk");
        }
        return next;
    }
}
