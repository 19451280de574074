package slipway.model;

/** What was sent is well formed but not acceptable; the message names the field or value and the rule. */
public class InvalidParamsException extends PlatformException {
    public InvalidParamsException(String message) {
        super(Kind.INVALID_PARAMS, message);
    }
}
