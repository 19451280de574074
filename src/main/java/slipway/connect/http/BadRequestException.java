package slipway.connect.http;

import java.io.IOException;

/** A request that cannot be carried on without guessing where it ends or where it goes. */
public final class BadRequestException extends IOException {
    private static final long serialVersionUID = 1L;

    public BadRequestException(String what) {
        super(what);
    }
}
