package slipway.integration.archives;

import java.io.IOException;

/** An archive is not what it should be; the message tells its maker what to change. */
public final class BadArchiveException extends IOException {
    private final String message;

    public BadArchiveException(String message) {
        super(message);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
