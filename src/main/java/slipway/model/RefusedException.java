package slipway.model;

/** A refusal that needs no type of its own, such as a body that is no JSON or an upload that is too large. */
public final class RefusedException extends PlatformException {
    public RefusedException(Kind kind, String message) {
        super(kind, message);
    }
}
