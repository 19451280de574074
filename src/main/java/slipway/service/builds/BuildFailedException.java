package slipway.service.builds;

/** A source cannot be built; the message is the line that the developer reads. */
public final class BuildFailedException extends Exception {
    private final String message;

    public BuildFailedException(String message) {
        super(message);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
