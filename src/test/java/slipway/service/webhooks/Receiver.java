package slipway.service.webhooks;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who gets webhooks: a real HTTP server that keeps what it is sent, and answers as it is told to. */
public final class Receiver implements AutoCloseable {
    /** One request; {@code body} is what came, taken as UTF-8. */
    public record Received(String request, Headers headers, String body) {
        /** Empty where it was not sent. */
        public String header(String name) {
            return Optional.ofNullable(headers.getFirst(name)).orElse("");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile int status = 200;
    private volatile String location = "";
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private Receiver(HttpServer server) {
        this.server = server;
    }

    public static Receiver start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Receiver receiver = new Receiver(server);
            server.setExecutor(receiver.threads);
            server.createContext("/", receiver::handle);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(), exchange.getRequestHeaders(), body));
            gate.await();
            if (!location.isEmpty()) {
                exchange.getResponseHeaders().add("Location", location);
            }
            boolean fails = failures.getAndUpdate(left -> Math.max(left - 1, 0)) > 0;
            exchange.sendResponseHeaders(fails ? 500 : status, -1);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    public void answer(int newStatus) {
        this.status = newStatus;
    }

    public void redirectTo(String url) {
        this.status = 302;
        this.location = url;
    }

    /** Answers 500 to so many requests. */
    public void failTimes(int times) {
        failures.set(times);
    }

    /** Lets whoever sends wait for the answer. */
    public void holdAnswers() {
        gate = new CountDownLatch(1);
    }

    public void releaseAnswers() {
        gate.countDown();
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        gate.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
