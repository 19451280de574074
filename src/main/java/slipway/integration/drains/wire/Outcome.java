package slipway.integration.drains.wire;

/** How an attempt to send a frame ended. */
public enum Outcome {
    DELIVERED,
    /** The receiver does not want it, now or ever. */
    REFUSED,
    /** It may be wanted later. */
    FAILED
}
