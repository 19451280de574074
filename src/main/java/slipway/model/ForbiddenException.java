package slipway.model;

/** The caller is known, may know of the thing, and still may not do this to it. */
public final class ForbiddenException extends PlatformException {
    public ForbiddenException(String message) {
        super(Kind.FORBIDDEN, message);
    }
}
