package slipway.router.framing;

/** What came is not the message that it must be; the connection that it came on can be used no more. */
public final class BadMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong, as far as somebody acts on it. */
    public enum Fault {
        MALFORMED,
        LONG_FIRST_LINE,
        LARGE_HEADER,
        LENGTH,
        LARGE_COOKIE
    }

    private final int status;
    private final Fault fault;

    /** @param status what to answer when a request is bad */
    public BadMessageException(int status, String message) {
        this(status, Fault.MALFORMED, message);
    }

    BadMessageException(int status, Fault fault, String message) {
        // Bad messages come in floods, and where in this code they are refused helps nobody.
        super(message, null, false, false);
        this.status = status;
        this.fault = fault;
    }

    static BadMessageException badRequest(String message) {
        return new BadMessageException(400, message);
    }

    public int status() {
        return status;
    }

    public Fault fault() {
        return fault;
    }
}
