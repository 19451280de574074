package slipway.integration.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slipway.Wiring;
import slipway.config.Settings;
import slipway.service.builds.BuildFailedException;

/** A source's server may be slow, or talk for ever: the build does not wait for it longer than it may. */
class SourceDownloadTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch theEnd = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/whole", exchange -> {
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("whole".getBytes());
            exchange.close();
        });
        server.createContext("/gone", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.createContext("/elsewhere", exchange -> sendOn(exchange, "/whole"));
        server.createContext("/circle", exchange -> sendOn(exchange, "/circle"));
        server.createContext("/file", exchange -> sendOn(exchange, "file:///etc/passwd"));
        server.createContext("/never-ends", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.write('x');
            out.flush();
            begun.countDown();
            try {
                theEnd.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    private static void sendOn(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().add("Location", location);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    @AfterEach
    void stop() {
        theEnd.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private SourceDownload download(String path, Duration limit) {
        return new SourceDownload(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path), limit, 1, uri -> {});
    }

    @Test
    void bringsTheWholeFile() throws Exception {
        Path file = folder.resolve("source.tgz");
        download("/whole", LONG).to(file);
        assertThat(file).hasContent("whole");
    }

    @Test
    void saysWithWhatStatusTheServerAnswers() {
        assertThatThrownBy(() -> download("/gone", LONG).to(folder.resolve("source.tgz")))
                .isInstanceOf(BuildFailedException.class)
                .hasMessage("The source's URL answers with status 404.");
    }

    @Test
    void goesWhereTheServerSendsIt() throws Exception {
        Path file = folder.resolve("source.tgz");
        download("/elsewhere", LONG).to(file);
        assertThat(file).hasContent("whole");
    }

    @Test
    void isNotSentRoundForEver() {
        assertThatThrownBy(() -> download("/circle", LONG).to(folder.resolve("source.tgz")))
                .isInstanceOf(BuildFailedException.class)
                .hasMessage("The source's URL leads to more than 5 others.");
    }

    @Test
    void isNotSentToAFile() {
        assertThatThrownBy(() -> download("/file", LONG).to(folder.resolve("source.tgz")))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("no http URL");
    }

    @Test
    void isNotSentToAPrivateAddress() {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/elsewhere");
        SourceDownload guarded =
                new SourceDownload(uri, LONG, 1, Wiring.wire(new RemoteSource(), Settings.of(Map.of()))::requirePublic);
        assertThatThrownBy(() -> guarded.to(folder.resolve("source.tgz")))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("is not public");
    }

    @Test
    void doesNotWaitForABodyLongerThanItMay() {
        assertThatThrownBy(() -> download("/never-ends", Duration.ofMillis(200)).to(folder.resolve("source.tgz")))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("did not arrive from 127.0.0.1 within");
    }

    @Test
    void endsAtOnceWhenTheBuildIsCanceled() throws Exception {
        FutureTask<Boolean> building = new FutureTask<>(() -> {
            try {
                download("/never-ends", LONG).to(folder.resolve("source.tgz"));
                return false;
            } catch (InterruptedException canceled) {
                return true;
            }
        });
        Thread thread = new Thread(building);
        thread.start();
        begun.await();
        thread.interrupt();
        assertThat(building.get()).isTrue();
    }
}
