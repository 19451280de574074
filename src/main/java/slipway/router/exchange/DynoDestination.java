package slipway.router.exchange;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import slipway.service.domains.WebDyno;

/** A web dyno's port. */
final class DynoDestination implements Destination {
    /** Below the 2 s after which gunicorn, the most impatient of the usual servers, closes kept connections. */
    private static final long KEPT_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

    private final WebDyno dyno;
    private final InetSocketAddress address;

    DynoDestination(WebDyno dyno) {
        this.dyno = dyno;
        address = new InetSocketAddress(dyno.host(), dyno.port());
    }

    @Override
    public SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(address);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public long keepsFor() {
        return KEPT_NANOS;
    }

    @Override
    public boolean isLeaving() {
        return dyno.isRetired();
    }

    @Override
    public boolean isGone() {
        return dyno.isEnded();
    }

    @Override
    public boolean isTimed() {
        return true;
    }
}
