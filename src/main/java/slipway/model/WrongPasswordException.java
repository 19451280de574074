package slipway.model;

/** Somebody who has signed in was asked for the password once more, and gave another one. */
public final class WrongPasswordException extends InvalidParamsException {
    public WrongPasswordException() {
        super("The current password is wrong.");
    }
}
