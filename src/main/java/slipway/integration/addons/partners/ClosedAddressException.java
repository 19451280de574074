package slipway.integration.addons.partners;

import java.io.IOException;

/** A provider's host has no address that calls may go to. */
final class ClosedAddressException extends IOException {
    ClosedAddressException(String host) {
        super(host + " leads to where providers may not be");
    }
}
