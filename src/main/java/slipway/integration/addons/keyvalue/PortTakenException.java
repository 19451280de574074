package slipway.integration.addons.keyvalue;

/** A port that goes with a server's place is used by somebody else on this machine. */
final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortTakenException(int port) {
        super("Port " + port + " is in use");
    }
}
