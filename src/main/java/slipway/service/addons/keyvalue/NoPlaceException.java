package slipway.service.addons.keyvalue;

/** All places for servers are taken: another add-on must go first. */
public class NoPlaceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoPlaceException(int places) {
        super("This platform has room for %d of them, and all are taken.".formatted(places));
    }
}
