package slipway.integration.drains.wire;

import java.io.IOException;
import java.time.Duration;
import slipway.service.logs.drains.OpenDrain;

/** Syslog over TCP or TLS: nothing is acknowledged, and a receiver that is away is waited for. */
final class SyslogProtocol implements Protocol {
    @Override
    public Framing framing() {
        return Framing.SYSLOG;
    }

    @Override
    public Outcome send(Frame frame, OpenDrain drain, DrainConnection connection) throws IOException {
        connection.write(frame::writeTo);
        return Outcome.DELIVERED;
    }

    /** SRC: logplex. */
    @Override
    public Duration timeout() {
        return Duration.ofSeconds(4);
    }

    @Override
    public int tries() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Delays delays() {
        return Delays.OF_SYSLOG;
    }

    /** SRC: logplex. */
    @Override
    public Duration idle() {
        return Duration.ofMinutes(4);
    }
}
