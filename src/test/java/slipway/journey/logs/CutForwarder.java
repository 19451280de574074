package slipway.journey.logs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import slipway.journey.Platform;

/** A wire to the platform that a test can cut; what the platform says of its own port comes out as this one's. */
public final class CutForwarder implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    public CutForwarder(int target) {
        this.target = target;
        try {
            this.server = new ServerSocket(freePortOfSameLength(), 50, InetAddress.getByName("localhost"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    /** So that lengths of bodies stay right. */
    private int freePortOfSameLength() {
        int port = Platform.freePort();
        while (String.valueOf(port).length() != String.valueOf(target).length()) {
            port = Platform.freePort();
        }
        return port;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Ends every connection that there is; new ones may be made. */
    public void cut() {
        sockets.forEach(CutForwarder::close);
        sockets.clear();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket platform = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.addAll(List.of(client, platform));
                daemon(() -> carry(client, platform, false));
                daemon(() -> carry(platform, client, true));
            }
        } catch (IOException theEnd) {
            cut();
        }
    }

    private void carry(Socket from, Socket to, boolean fromPlatform) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[65_536];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                String text = new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
                String carried = fromPlatform ? text.replace(":" + target, ":" + port()) : text;
                out.write(carried.getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException cut) {
            // The other direction ends as well, by the sockets' closing.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "cut-forwarder");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
