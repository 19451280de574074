package slipway.model;

/** The password is right, but the account wants a code beside it, and there was none or a wrong one. */
public final class TwoFactorException extends PlatformException {
    public TwoFactorException() {
        super(
                Kind.TWO_FACTOR,
                "A second authentication factor or pre-authorization is required for this request. Your account has"
                        + " two-factor authentication: send a code of your authenticator app, or a recovery code, in"
                        + " the header Heroku-Two-Factor-Code.");
    }
}
