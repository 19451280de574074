package slipway.journey.deploys;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLSocket;
import slipway.journey.Platform;

/**
 * A proxy for clients that have Heroku's host name built in: it ends TLS for api.heroku.com and relays to a platform
 * what was meant for Heroku. All other hosts are reached as through any proxy.
 */
public final class HerokuHostProxy implements AutoCloseable {
    static final String HOST = "api.heroku.com";

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService connections = Executors.newCachedThreadPool(HerokuHostProxy::daemon);
    private final List<String> relayed = new CopyOnWriteArrayList<>();
    private final Platform platform;
    private final HerokuHostCertificate certificate;

    private HerokuHostProxy(Platform platform, HerokuHostCertificate certificate) throws IOException {
        this.platform = platform;
        this.certificate = certificate;
    }

    /** Listens on a free port of the loopback address. */
    public static HerokuHostProxy start(Platform platform, HerokuHostCertificate certificate) {
        try {
            HerokuHostProxy proxy = new HerokuHostProxy(platform, certificate);
            proxy.connections.submit(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "heroku-host-proxy");
        thread.setDaemon(true);
        return thread;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** What clients asked api.heroku.com for, such as {@code POST /sources}. */
    public List<String> relayed() {
        return List.copyOf(relayed);
    }

    private Void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            connections.submit(() -> serve(client));
        }
    }

    /** One request per connection: the answer to each ends with the connection, so that no body needs to be parsed. */
    private Void serve(Socket client) throws IOException {
        try (client) {
            List<String> head = readHead(client.getInputStream());
            String[] line = head.get(0).split(" ");
            if (!line[0].equals("CONNECT")) {
                URI target = URI.create(line[1]);
                int port = target.getPort() < 0 ? 80 : target.getPort();
                relay(client, head, line[0] + " " + pathOf(target), target.getHost(), port);
                return null;
            }
            client.getOutputStream().write(ascii("HTTP/1.1 200 Connection established\r\n\r\n"));
            if (line[1].equals(HOST + ":443")) {
                serveHeroku(client);
            } else {
                URI target = URI.create("connect://" + line[1]);
                join(client, new Socket(target.getHost(), target.getPort()));
            }
            return null;
        }
    }

    private void serveHeroku(Socket client) throws IOException {
        try (SSLSocket secure = certificate.secure(client)) {
            List<String> head = readHead(secure.getInputStream());
            String methodAndPath = head.get(0).substring(0, head.get(0).lastIndexOf(' '));
            relayed.add(methodAndPath);
            relay(secure, head, methodAndPath, "localhost", platform.port());
        }
    }

    private void relay(Socket client, List<String> head, String methodAndPath, String host, int port)
            throws IOException {
        Socket upstream = new Socket(host, port);
        StringBuilder request = new StringBuilder(methodAndPath + " HTTP/1.1\r\n")
                .append("Host: " + host + ":" + port + "\r\n")
                .append("Connection: close\r\n");
        head.stream()
                .skip(1)
                .filter(header -> !header.matches("(?i)(host|connection|proxy-connection|keep-alive):.*"))
                .forEach(header -> request.append(header).append("\r\n"));
        upstream.getOutputStream().write(ascii(request.append("\r\n").toString()));
        join(client, upstream);
    }

    /** Copies both ways until the server has said all. */
    private void join(Socket client, Socket upstream) throws IOException {
        try (upstream) {
            connections.submit(() -> {
                client.getInputStream().transferTo(upstream.getOutputStream());
                upstream.shutdownOutput();
                return null;
            });
            OutputStream out = client.getOutputStream();
            upstream.getInputStream().transferTo(out);
            out.flush();
        }
    }

    private static String pathOf(URI target) {
        return target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
    }

    /** The request line and the header lines; nothing of the body is taken from {@code in}. */
    private static List<String> readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        connections.shutdownNow();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
