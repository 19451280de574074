package slipway.journey.logs;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import slipway.journey.Platform;

/** An HTTP receiver of log drains that does as a test says: answers, refuses, or lets wait. */
public final class HttpReceiver implements AutoCloseable {
    /** A frame as it came. */
    public record Received(Headers headers, String path, String body) {
        String header(String name) {
            return String.valueOf(headers.getFirst(name));
        }
    }

    private static final int OK = 204;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    public HttpReceiver() {
        this(0);
    }

    public HttpReceiver(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), port), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(
                exchange.getRequestHeaders(), exchange.getRequestURI().toString(), body));
        try {
            gate.await();
        } catch (InterruptedException theEnd) {
            Thread.currentThread().interrupt();
        }
        Integer status = statuses.poll();
        exchange.sendResponseHeaders(status == null ? OK : status, -1);
        exchange.close();
        answered.incrementAndGet();
    }

    /** The next answers; after them all is well. */
    public void answer(Integer... next) {
        statuses.addAll(List.of(next));
    }

    /** Takes what comes, but answers nothing until {@link #open}. */
    public void shut() {
        gate = new CountDownLatch(1);
    }

    public void open() {
        gate.countDown();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url(String credentials, String path) {
        return "http://" + credentials + "localhost:" + port() + path;
    }

    public List<Received> received() {
        return received;
    }

    /** All that came, one body after another. */
    public String text() {
        StringBuilder all = new StringBuilder();
        received.forEach(frame -> all.append(frame.body()));
        return all.toString();
    }

    public void awaitText(String text) {
        Platform.await("\"" + text + "\" at the receiver", () -> text().contains(text));
    }

    /** A frame whose answer does not arrive is rightly sent again. */
    public void awaitAllAnswered() {
        Platform.await("all frames to be answered", () -> answered.get() == received.size());
    }

    @Override
    public void close() {
        open();
        server.stop(0);
        threads.shutdownNow();
    }
}
