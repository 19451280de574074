package slipway.router.framing;

/** How large the parts of a head may be, in bytes (heroku.md, section 4: vegur's own limits). */
public enum Limits {
    REQUEST(8_192, 8_192, 65_536),
    RESPONSE(8_192, 524_288, 1_048_576);

    /** The longest name of a header. */
    static final int NAME = 1_000;

    /** The longest method. */
    static final int METHOD = 127;

    /** The most headers. */
    static final int HEADERS = 1_000;

    /** The longest Set-Cookie line of an answer. */
    static final int COOKIE_LINE = 8_192;

    private final int startLine;
    private final int headerLine;
    private final int head;

    Limits(int startLine, int headerLine, int head) {
        this.startLine = startLine;
        this.headerLine = headerLine;
        this.head = head;
    }

    int startLine() {
        return startLine;
    }

    int headerLine() {
        return headerLine;
    }

    /** All of a head together. */
    public int head() {
        return head;
    }
}
