package slipway.integration.drains.wire;

import java.io.IOException;
import java.time.Duration;
import slipway.service.logs.drains.OpenDrain;

/** What differs between kinds of drains: framing, sending, patience. Stateless. */
public interface Protocol {
    static Protocol of(OpenDrain drain) {
        return drain.url().scheme().isHttp() ? new HttpProtocol() : new SyslogProtocol();
    }

    Framing framing();

    /** Sends a frame; a connection after which nothing more may be sent is closed. */
    Outcome send(Frame frame, OpenDrain drain, DrainConnection connection) throws IOException;

    /** How long one attempt may take, once there is a connection. */
    Duration timeout();

    /** How often a frame is tried before it is given up. */
    int tries();

    Delays delays();

    /** After how long without lines the connection is closed. */
    Duration idle();
}
