package slipway.router.framing;

/** The name of a trailer while it comes: what says how a message is framed or routed may not trail (RFC 9110, 6.5.1). */
final class TrailerName {
    private final byte[] start = new byte[LONGEST_KNOWN];
    private int length;

    private static final int LONGEST_KNOWN = 32;

    void begin() {
        length = 0;
    }

    void add(byte b) {
        if (length < LONGEST_KNOWN) {
            start[length] = b;
        }
        length++;
    }

    boolean mayTrail() {
        return length > 0 && (length > LONGEST_KNOWN || Field.of(start, 0, length) == Field.OTHER);
    }
}
