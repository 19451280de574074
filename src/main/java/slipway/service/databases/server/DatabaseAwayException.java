package slipway.service.databases.server;

import slipway.model.PlatformException;

/** The databases' server cannot be asked now. */
public final class DatabaseAwayException extends PlatformException {
    public DatabaseAwayException(String why, Throwable cause) {
        super(Kind.UNAVAILABLE, why);
        initCause(cause);
    }
}
