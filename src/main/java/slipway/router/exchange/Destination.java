package slipway.router.exchange;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/** Where requests are carried to: a dyno, or the platform's own pages. */
public interface Destination {
    /** A channel that is connected or about to be; it never blocks. */
    SocketChannel connect() throws IOException;

    /** How long, in nanoseconds, a connection that nobody uses is kept for the next request. */
    long keepsFor();

    /** Whether connections are not to be used for another request, since it is being stopped. */
    boolean isLeaving();

    /** Whether nothing will ever come from it any more. */
    boolean isGone();

    /** Whether the router's time limits hold; the platform has its own. */
    boolean isTimed();
}
