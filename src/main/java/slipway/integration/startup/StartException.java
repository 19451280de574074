package slipway.integration.startup;

/** The platform cannot start; the message is the one line that its operator reads. */
final class StartException extends RuntimeException {
    StartException(String message) {
        super(message);
    }
}
