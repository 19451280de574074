package slipway.service.payments;

import slipway.model.PlatformException;

/** The provider could not be asked, or did not do what it was asked for; nothing has changed here. */
public final class PaymentException extends PlatformException {
    /** @param message for the person who waits, in a whole sentence and without anything secret */
    public PaymentException(String message) {
        super(Kind.UNAVAILABLE, message);
    }
}
