package slipway.model;

/** Nobody known is asking: no credentials, or wrong, revoked or expired ones. */
public final class UnauthorizedException extends PlatformException {
    public UnauthorizedException() {
        super(Kind.UNAUTHORIZED, "Invalid credentials provided.");
    }
}
