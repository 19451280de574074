package slipway.service.dynos.runtime;

/** What a dyno can take too much of, so that it is ended. */
public enum Excess {
    MEMORY,
    DISK
}
