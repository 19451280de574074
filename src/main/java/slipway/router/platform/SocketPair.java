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
            try {
                SocketChannel other = accept(listener, one);
                for (SocketChannel each : new SocketChannel[] {one, other}) {
                    each.setOption(StandardSocketOptions.TCP_NODELAY, true);
                    each.configureBlocking(false);
                }
                return new SocketPair(one, other);
            } catch (IOException e) {
                one.close();
                throw e;
            }
        }
    }

    /** Somebody else on this machine may have been faster. */
    private static SocketChannel accept(ServerSocketChannel listener, SocketChannel one) throws IOException {
        while (true) {
            SocketChannel other = listener.accept();
            if (other.getRemoteAddress().equals(one.getLocalAddress())) {
                return other;
            }
            other.close();
        }
    }
}
