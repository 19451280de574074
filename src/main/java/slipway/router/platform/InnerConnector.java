package slipway.router.platform;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import slipway.router.heads.Origin;

/** Jetty's side of the connections that the router makes to the platform's own pages; it opens no port. */
public final class InnerConnector extends AbstractConnector {
    private static final String HTTP2 = "http2.0";

    /** Above the 55 s that the router gives to requests, and for HTTP/2 the only limit. */
    private static final long IDLE_MILLIS = 90_000;

    private final SelectorManager manager;

    public InnerConnector(Server server, ConnectionFactory... factories) {
        super(server, null, null, null, 0, factories);
        manager = new Manager();
        installBean(manager, true);
        setIdleTimeout(IDLE_MILLIS);
    }

    /** A new connection for requests of anybody. */
    public SocketChannel connect() throws IOException {
        return connect((Object) "");
    }

    /** A new connection that is one client's, who speaks HTTP/2. */
    public SocketChannel connect(Origin origin) throws IOException {
        return connect((Object) origin);
    }

    private SocketChannel connect(Object attachment) throws IOException {
        if (!isRunning()) {
            throw new IOException("The platform is not up");
        }
        SocketPair pair = SocketPair.open();
        manager.accept(pair.other(), attachment);
        return pair.one();
    }

    @Override
    public @Nullable Object getTransport() {
        return null;
    }

    @Override
    protected void accept(int acceptorId) {
        throw new UnsupportedOperationException("There is no port");
    }

    private final class Manager extends SelectorManager {
        private Manager() {
            super(InnerConnector.this.getExecutor(), InnerConnector.this.getScheduler(), 1);
        }

        @Override
        protected EndPoint newEndPoint(SelectableChannel channel, ManagedSelector selector, SelectionKey key) {
            EndPoint made =
                    new ClientEndPoint((SocketChannel) channel, selector, key, getScheduler(), key.attachment());
            made.setIdleTimeout(getIdleTimeout());
            return made;
        }

        @Override
        public Connection newConnection(SelectableChannel channel, EndPoint endPoint, Object attachment) {
            boolean http2 =
                    attachment instanceof Origin origin && origin.protocol().equals(HTTP2);
            ConnectionFactory factory =
                    http2 ? getConnectionFactory("h2") : getConnectionFactory(HttpConnectionFactory.class);
            return factory.newConnection(InnerConnector.this, endPoint);
        }

        @Override
        protected void endPointOpened(EndPoint endPoint) {
            super.endPointOpened(endPoint);
            onEndPointOpened(endPoint);
        }

        @Override
        protected void endPointClosed(EndPoint endPoint) {
            onEndPointClosed(endPoint);
            super.endPointClosed(endPoint);
        }
    }

    /** Says of whom it really is. */
    static final class ClientEndPoint extends SocketChannelEndPoint {
        private final Object attachment;

        private ClientEndPoint(
                SocketChannel channel,
                ManagedSelector selector,
                SelectionKey key,
                Scheduler scheduler,
                Object attachment) {
            super(channel, selector, key, scheduler);
            this.attachment = attachment;
        }

        /** Whose connection it is; null where it is for requests of anybody. */
        @Nullable
        Origin origin() {
            return attachment instanceof Origin origin ? origin : null;
        }

        @Override
        public SocketAddress getRemoteSocketAddress() {
            return attachment instanceof Origin origin
                    ? new InetSocketAddress(origin.client(), 0)
                    : super.getRemoteSocketAddress();
        }
    }
}
