package slipway.connect;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import slipway.connect.platform.HeadText;
import slipway.tls.ServerCertificate;

/** A far end for tests: speaks HTTP/1.1 as plainly as can be, remembers what it was asked, and answers by a script. */
public final class StubPlatform implements AutoCloseable {
    /**
     * One request as it came.
     *
     * @param connection counts from 0
     */
    public record Asked(int connection, String head, String body) {
        public String line() {
            return head.lines().findFirst().orElseThrow();
        }

        /** All headers of that name. */
        public List<String> headers(String name) {
            return head.lines()
                    .skip(1)
                    .filter(line -> line.toLowerCase().startsWith(name.toLowerCase() + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
        }
    }

    /** What the stub does with a connection on which {@code head} has just arrived; true to go on with the next one. */
    public interface Script {
        boolean answer(String head, InputStream in, OutputStream out) throws IOException;
    }

    private static final int MAX_HEAD = 1 << 17;

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
    private volatile Script script = this::standard;

    private StubPlatform(ServerSocket server) {
        this.server = server;
        threads.submit(this::accept);
    }

    public static StubPlatform start() {
        try {
            return new StubPlatform(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static StubPlatform startSecured(ServerCertificate certificate) {
        try {
            return new StubPlatform(certificate
                    .context()
                    .getServerSocketFactory()
                    .createServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public StubPlatform answering(Script other) {
        this.script = other;
        return this;
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url() {
        return "http://localhost:" + port();
    }

    /** What was asked so far, in order. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** How many connections there were. */
    public int connections() {
        return sockets.size();
    }

    /** Waits until a connection has ended; says how, as seen from here. */
    public String awaitEnd() {
        try {
            String how = ended.poll(30, TimeUnit.SECONDS);
            if (how == null) {
                throw new AssertionError("No connection to the platform has ended");
            }
            return how;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Void accept() throws IOException {
        while (true) {
            Socket socket = server.accept();
            sockets.add(socket);
            threads.submit(() -> serve(socket, sockets.size() - 1));
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            String head = HeadText.read(in, MAX_HEAD);
            while (!head.isEmpty()) {
                String body = head.toLowerCase().contains("\nslipway-test: raw") ? "" : body(head, in);
                asked.add(new Asked(number, head, body));
                if (!script.answer(head, in, out) || head.contains("\nConnection: close")) {
                    break;
                }
                head = HeadText.read(in, MAX_HEAD);
            }
            ended.add("ended");
        } catch (IOException e) {
            ended.add(String.valueOf(e.getMessage()));
        }
    }

    private static String body(String head, InputStream in) throws IOException {
        String length = head.replaceFirst("(?is).*\\ncontent-length: (\\d+).*", "$1");
        if (!length.equals(head)) {
            return new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
        }
        return head.toLowerCase().contains("\ntransfer-encoding: chunked") ? rawChunks(in) : "";
    }

    /** As they are on the wire, trailers and all. */
    private static String rawChunks(InputStream in) throws IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        while (!raw.toString(StandardCharsets.UTF_8).matches("(?s)(.*\r\n)?0\r\n([^\r\n]+\r\n)*\r\n")) {
            raw.write(in.read());
        }
        return raw.toString(StandardCharsets.UTF_8);
    }

    /** A platform as far as slipway-connect looks at it; tokens and passwords that contain "right" are so. */
    private boolean standard(String head, InputStream in, OutputStream out) throws IOException {
        String path = head.split(" ")[1];
        boolean right = head.contains("Authorization: Bearer slipway-right")
                || head.contains("Authorization: Basic b3BAZXhhbXBsZS5jb206cmlnaHQ=");
        boolean code = head.contains("Heroku-Two-Factor-Code: 123456");
        switch (path) {
            case "/health" -> reply(out, 200, "{\"ready\":true,\"parts\":{\"database\":true}}");
            case "/account" -> reply(out, right ? 200 : 401, "{\"email\":\"op@example.com\"}");
            case "/oauth/authorizations" -> {
                if (!right) {
                    reply(out, 401, "{\"id\":\"unauthorized\",\"message\":\"Invalid \\\"credentials\\\" provided.\"}");
                } else if (!code) {
                    reply(
                            out,
                            403,
                            "{\"id\":\"two_factor\",\"message\":\"A second authentication factor is required\"}");
                } else {
                    reply(
                            out,
                            201,
                            "{\"access_token\":{\"id\":\"1\",\"token\":\"slipway-right-new\"},\"user\":{\"id\":\"2\",\"email\":\"op@example.com\"}}");
                }
            }
            default -> reply(out, 200, "answer to " + path);
        }
        return true;
    }

    public static void reply(OutputStream out, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " Some Reason\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.write(bytes);
        out.flush();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
