package slipway.service.logs;

/** Text that is read while it still grows: a log tail or a build's output. Read by one thread at a time. */
public interface TextStream {
    /** What has come since the last call, as bytes to send; empty when there is nothing at present. */
    byte[] read();

    /** Whether {@link #read} will never give anything again, once it has given nothing. */
    boolean isOver();

    /** Runs {@code more}, which must not block, whenever a read is worth trying, until the result is closed. */
    AutoCloseable watch(Runnable more);

    /** What to send so that an idle connection stays open and a dead one is noticed; empty for nothing. */
    byte[] heartbeat();
}
