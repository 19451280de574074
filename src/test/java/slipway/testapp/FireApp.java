package slipway.testapp;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A web app for traffic of all kinds, one thread for each connection: {@code /hello}, uploads to {@code /up}, a megabyte
 * from {@code /down}, events from {@code /events}, and after an Upgrade lines that come back. Asked to end it stays, and
 * tells each tunnel ten times a second how long ago that was.
 */
public final class FireApp {
    /** What {@code /down} gives. */
    public static final int DOWN_BYTES = 1_000_000;

    private static final long TICK_MILLIS = 100;
    private static final Set<OutputStream> TUNNELS = ConcurrentHashMap.newKeySet();

    private FireApp() {}

    public static void main(String[] args) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(FireApp::stay));
        try (ServerSocket listener = new ServerSocket(Integer.parseInt(System.getenv("PORT")), 1_024)) {
            while (true) {
                Socket connection = listener.accept();
                connection.setTcpNoDelay(true);
                Thread thread = new Thread(() -> serve(connection));
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private static void stay() {
        for (long since = 0; true; since += TICK_MILLIS) {
            for (OutputStream tunnel : TUNNELS) {
                try {
                    say(tunnel, "asked to end " + since + "\n");
                } catch (IOException gone) {
                    TUNNELS.remove(tunnel);
                }
            }
            pause(TICK_MILLIS);
        }
    }

    private static void serve(Socket connection) {
        try (connection) {
            InputStream in = connection.getInputStream();
            OutputStream out = new BufferedOutputStream(connection.getOutputStream(), 65_536);
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                if (head.contains("\r\nUpgrade: ")) {
                    tunnel(in, out);
                    return;
                }
                answer(head, in, out);
                out.flush();
            }
        } catch (IOException gone) {
            // Whoever it was has no more wishes.
        }
    }

    private static void answer(String head, InputStream in, OutputStream out) throws IOException {
        String path = head.split(" ")[1];
        switch (path) {
            case "/up" -> text(out, in.readNBytes(length(head)).length + " bytes");
            case "/down" -> {
                out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + DOWN_BYTES + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < DOWN_BYTES; i++) {
                    out.write('a' + i % 26);
                }
            }
            case "/events" -> {
                out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < 5; i++) {
                    out.write(("9\r\ndata: " + i + "\n\n\r\n").getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    pause(TICK_MILLIS);
                }
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            default -> text(out, "hello");
        }
    }

    private static void tunnel(InputStream in, OutputStream out) throws IOException {
        say(out, "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: lines\r\n\r\n");
        TUNNELS.add(out);
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.append((char) next);
            if (next == '\n') {
                say(out, line.toString());
                line.setLength(0);
            }
        }
        TUNNELS.remove(out);
    }

    private static void say(OutputStream out, String text) throws IOException {
        synchronized (out) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + text.length() + "\r\n\r\n" + text)
                .getBytes(StandardCharsets.US_ASCII));
    }

    private static int length(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        int at = lower.indexOf("content-length: ");
        return at < 0
                ? 0
                : Integer.parseInt(lower.substring(at + "content-length: ".length(), lower.indexOf("\r\n", at)));
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || head.lastIndexOf("\r\n\r\n") != head.length() - 4) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
