package slipway.router.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Two ends of one connection inside this process, which nobody else can come between. */
public record SocketPair(SocketChannel one, SocketChannel other) {
    public static SocketPair open() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            SocketChannel one = SocketChannel.open(listener.getLocalAddress());
            SocketChannel other = listener.accept();
            // Somebody else on this machine may have been faster.
            while (!other.getRemoteAddress().equals(one.getLocalAddress())) {
                other.close();
                other = listener.accept();
            }
            for (SocketChannel each : new SocketChannel[] {one, other}) {
                each.setOption(StandardSocketOptions.TCP_NODELAY, true);
                each.configureBlocking(false);
            }
            return new SocketPair(one, other);
        }
    }
}
