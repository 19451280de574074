package slipway.integration.drains.wire;

import java.io.IOException;

/** The host of a drain has only addresses to which drains may not go. */
public final class ClosedAddressException extends IOException {}
