package slipway.integration.dynos;

import java.io.IOException;

/** A slug is not what it was when it was packed. */
final class CorruptSlugException extends IOException {
    private final String expected;
    private final String actual;

    /** @param expected its SHA-256 in hexadecimal digits, and what it is now */
    CorruptSlugException(String expected, String actual) {
        super("the slug has been damaged on disk; deploy the app again");
        this.expected = expected;
        this.actual = actual;
    }

    String expected() {
        return expected;
    }

    String actual() {
        return actual;
    }
}
