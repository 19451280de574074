package slipway.router.framing;

/** What came is not the message that it must be; the connection that it came on can be used no more. */
public final class BadMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status what to answer when a request is bad */
    public BadMessageException(int status, String message) {
        // Bad messages come in floods, and where in this code they are refused helps nobody.
        super(message, null, false, false);
        this.status = status;
    }

    static BadMessageException badRequest(String message) {
        return new BadMessageException(400, message);
    }

    public int status() {
        return status;
    }
}
