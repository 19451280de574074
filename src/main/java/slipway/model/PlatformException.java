package slipway.model;

/** A refusal with a kind; the API and the pages turn the kind into a status or a message, nobody else does. */
public abstract class PlatformException extends RuntimeException {
    /** Why the platform refused; the API's error ids and statuses follow from it. */
    public enum Kind {
        BAD_REQUEST,
        UNAUTHORIZED,
        FORBIDDEN,
        TWO_FACTOR,
        NOT_FOUND,
        CONFLICT,
        CONFIRMATION_REQUIRED,
        INVALID_PARAMS,
        VERIFICATION_REQUIRED,
        TOO_LARGE,
        NOT_ACCEPTABLE,
        RANGE_NOT_SATISFIABLE,
        RATE_LIMIT,
        UNAVAILABLE
    }

    private final Kind kind;
    private final String message;

    protected PlatformException(Kind kind, String message) {
        super(message);
        this.kind = kind;
        this.message = message;
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
