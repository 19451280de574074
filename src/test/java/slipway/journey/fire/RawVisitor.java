package slipway.journey.fire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import slipway.journey.Platform;

/** A visitor with one connection that is kept, and who never asks twice: whatever fails is seen. */
final class RawVisitor implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final Platform platform;
    private final String host;
    private Socket socket;
    private InputStream in;

    RawVisitor(Platform platform, String app) {
        this.platform = platform;
        host = app + ".localhost";
    }

    /** Sends a request, and returns the status and the body's length as a text such as {@code 200 5}. */
    String ask(String method, String path, byte[] body) throws IOException {
        connect();
        String head =
                method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body);
        String answer = until("\r\n\r\n");
        String lower = answer.toLowerCase(Locale.ROOT);
        int length;
        if (lower.contains("transfer-encoding: chunked")) {
            length = until("0\r\n\r\n").length();
        } else {
            int at = lower.indexOf("content-length: ") + "content-length: ".length();
            int wanted = Integer.parseInt(lower.substring(at, lower.indexOf("\r\n", at)));
            length = in.readNBytes(wanted).length;
        }
        if (lower.contains("connection: close")) {
            close();
        }
        return answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()) + " " + length;
    }

    /** Sends a head as it is, and returns that of the answer. */
    String upgrade(String protocol) throws IOException {
        connect();
        send("GET /lines HTTP/1.1\r\nHost: " + host + "\r\nConnection: Upgrade\r\nUpgrade: " + protocol + "\r\n\r\n");
        return until("\r\n\r\n");
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** What comes up to and with this text; what came before the end of the connection where it does not come. */
    String until(String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() < end.length() || text.lastIndexOf(end) != text.length() - end.length()) {
            int next = in.read();
            if (next < 0) {
                return text.toString();
            }
            text.append((char) next);
        }
        return text.toString();
    }

    private void connect() throws IOException {
        if (socket == null) {
            socket = new Socket(InetAddress.getLoopbackAddress(), platform.port());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedInputStream(socket.getInputStream(), 65_536);
        }
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
