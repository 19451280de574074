package slipway.connect.gateway;

import java.io.IOException;

/** A request that cannot be carried on without guessing where it ends or where it goes. */
final class BadRequestException extends IOException {
    private static final long serialVersionUID = 1L;

    BadRequestException(String what) {
        super(what);
    }
}
