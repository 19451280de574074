package slipway.integration.addons.keyvalue;

import java.io.IOException;

/** What a server answers instead of doing what it is told. */
final class RedisException extends IOException {
    private static final long serialVersionUID = 1L;

    RedisException(String message) {
        super(message);
    }

    /** Whether it is still reading what it had on disk. */
    boolean isLoading() {
        return String.valueOf(getMessage()).startsWith("LOADING");
    }
}
