package slipway.router.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.journey.Platform;

/** Clients and dynos that do anything at all, at any moment: nothing of it may be left behind, or harm who comes next. */
class ChaosTest {
    private static final int CLIENTS = 500;
    private static final String HOST = "Host: app.localhost\n";
    private static final List<String> SAYINGS = List.of(
            "GET / HTTP/1.1\n" + HOST + "\n",
            "HEAD / HTTP/1.1\n" + HOST + "\n",
            "GET / HTTP/1.0\n" + HOST + "Connection: keep-alive\n\n",
            "GET / HTTP/1.1\n" + HOST + "Connection: close\n\n",
            "POST / HTTP/1.1\n" + HOST + "Content-Length: 300000\n\n" + "x".repeat(300_000),
            "POST / HTTP/1.1\n" + HOST + "Content-Length: 300000\n\n" + "x".repeat(100_000),
            "POST / HTTP/1.1\n" + HOST + "Transfer-Encoding: chunked\n\n5\nhello\n0\n\n",
            "POST / HTTP/1.1\n" + HOST + "Transfer-Encoding: chunked\n\n5\nhello\nzz",
            "POST / HTTP/1.1\n" + HOST + "Expect: 100-continue\nContent-Length: 5\n\nhello",
            "GET / HTTP/1.1\n" + HOST + "Connection: Upgrade\nUpgrade: lines\n\nearly",
            "GET / HTTP/1.1\n" + HOST,
            "GET / HTTP/1.1\nHost: nobody.localhost\n\n",
            "rubbish\n\n");
    private static final List<String> ANSWERS = List.of(
            "HTTP/1.1 200 OK\nContent-Length: 2\n\nhi",
            "HTTP/1.1 200 OK\nContent-Length: 500000\n\n" + "y".repeat(500_000),
            "HTTP/1.1 200 OK\nContent-Length: 500000\n\n" + "y".repeat(1_000),
            "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\nhi\n0\n\n",
            "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\nhi\nzz",
            "HTTP/1.1 200 OK\nConnection: close\n\nall",
            "HTTP/1.1 204 No Content\n\n",
            "HTTP/1.1 204 No Content\n\nbut nevertheless",
            "HTTP/1.1 100 Continue\n\nHTTP/1.1 200 OK\nContent-Length: 0\n\n",
            "HTTP/1.1 103 Early Hints\n\n".repeat(40),
            "HTTP/1.1 101 Switching Protocols\nUpgrade: lines\nConnection: Upgrade\n\nwelcome",
            "HTTP/1.1 200 OK\nX: half a he",
            "rubbish\n\n",
            "");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void leavesNothingBehind(long seed) throws InterruptedException {
        Duration soon = Duration.ofMillis(400);
        ExecutorService threads = Executors.newFixedThreadPool(24);
        try (ScriptedDyno wild = new ScriptedDyno(ChaosTest::answerSomehow);
                ScriptedDyno other = new ScriptedDyno(ChaosTest::answerSomehow);
                TestRouter router = new TestRouter(TestRouter.withTimes(soon, soon, soon, soon))
                        .route(wild.port(), other.port(), Platform.freePort())) {
            CountDownLatch left = new CountDownLatch(CLIENTS);
            for (int i = 0; i < CLIENTS; i++) {
                Random random = new Random(seed * CLIENTS + i);
                threads.execute(() -> {
                    try (RawClient client = router.client().patience(random.nextInt(200) + 1)) {
                        behaveSomehow(client, random);
                    } catch (UncheckedIOException routerHadEnough) {
                        // So have we.
                    } finally {
                        left.countDown();
                    }
                });
            }
            assertThat(left.await(2, TimeUnit.MINUTES)).isTrue();
            Platform.await("rest, but there are " + router.state(), router::isAtRest);
            try (ScriptedDyno good = ScriptedDyno.answering(ANSWERS.get(0));
                    RawClient client = router.route(good.port()).client()) {
                for (int i = 0; i < 20; i++) {
                    assertThat(client.lines(SAYINGS.get(0)).answer()).endsWith("hi");
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void behaveSomehow(RawClient client, Random random) {
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String said = SAYINGS.get(random.nextInt(SAYINGS.size())).replace("\n", "\r\n");
            int cut = random.nextInt(4) == 0 ? random.nextInt(said.length() + 1) : said.length();
            int middle = random.nextInt(cut + 1);
            client.send(said.substring(0, middle)).send(said.substring(middle, cut));
        }
        switch (random.nextInt(5)) {
            case 0 -> client.reset();
            case 1 -> client.endOutput();
            case 2 -> client.bytes(random.nextInt(2_000));
            default -> client.status();
        }
    }

    private static boolean answerSomehow(String head, Socket connection) throws IOException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        ScriptedDyno.say(connection, ANSWERS.get(random.nextInt(ANSWERS.size())));
        return switch (random.nextInt(5)) {
            case 0 -> false;
            case 1 -> {
                connection.setSoLinger(true, 0);
                yield false;
            }
            default -> true;
        };
    }
}
