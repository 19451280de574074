package slipway.connect.platform;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** One end of a connection, whether TLS is spoken on it or not. */
public final class Link implements Closeable {
    private final Socket wire;
    private final Socket spoken;

    private Link(Socket wire, Socket spoken) {
        this.wire = wire;
        this.spoken = spoken;
    }

    public static Link plain(Socket socket) {
        return new Link(socket, socket);
    }

    /** {@code spoken} is TLS over {@code wire}. */
    public static Link secured(Socket wire, Socket spoken) {
        return new Link(wire, spoken);
    }

    public InputStream in() throws IOException {
        return spoken.getInputStream();
    }

    public OutputStream out() throws IOException {
        return spoken.getOutputStream();
    }

    /** Reading ends in an exception when nothing comes for so long; 0 is for ever. */
    public void limitWaiting(int millis) throws IOException {
        wire.setSoTimeout(millis);
    }

    /** Tells the other side that nothing more comes; it may go on to speak. */
    public void endOutput() {
        try {
            if (!spoken.isOutputShutdown()) {
                spoken.shutdownOutput();
            }
        } catch (IOException alreadyGone) {
            // Whoever reads here notices.
        }
    }

    /** Ends everything at once, whatever other threads are doing with it; TLS would wait for them. */
    @Override
    public void close() {
        try {
            wire.close();
        } catch (IOException alreadyGone) {
            // There is nothing more to close.
        }
    }
}
