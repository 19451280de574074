package slipway.router.platform;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import slipway.router.exchange.Destination;

/** The platform's own pages and API: one more place that requests are carried to. */
public final class PlatformDestination implements Destination {
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final InnerConnector inner;

    public PlatformDestination(InnerConnector inner) {
        this.inner = inner;
    }

    @Override
    public SocketChannel connect() throws IOException {
        return inner.connect();
    }

    @Override
    public long keepsFor() {
        return KEPT_NANOS;
    }

    @Override
    public boolean isLeaving() {
        return false;
    }

    @Override
    public boolean isGone() {
        return false;
    }

    @Override
    public boolean isTimed() {
        return false;
    }
}
