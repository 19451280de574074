package slipway.connect.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import slipway.connect.platform.Link;

/** Takes connections from this machine, each of which gets a thread. */
final class LoopbackListener implements AutoCloseable {
    /** Serves one connection until its end. */
    interface Service {
        void serve(Socket socket) throws IOException;
    }

    private static final int BACKLOG = 50;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final ServerSocket server;
    private final Connections connections;
    private final Service service;

    private LoopbackListener(ServerSocket server, Connections connections, Service service) {
        this.server = server;
        this.connections = connections;
        this.service = service;
    }

    /** @param port 0 for any that is free */
    static LoopbackListener start(int port, Connections connections, Service service) throws IOException {
        ServerSocket server = new ServerSocket(port, BACKLOG, InetAddress.getByAddress(LOOPBACK));
        LoopbackListener listener = new LoopbackListener(server, connections, service);
        connections.run(listener::accept);
        return listener;
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                connections.run(() -> serve(socket));
            } catch (IOException gone) {
                // That client, or the listener itself.
            }
        }
    }

    private void serve(Socket socket) {
        Link wire = Link.plain(socket);
        connections.register(wire);
        try {
            service.serve(socket);
        } catch (IOException gone) {
            // The client sees its connection end, and there is nobody else to tell.
        } finally {
            connections.forget(wire);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException alreadyGone) {
            // It listens no more.
        }
    }
}
