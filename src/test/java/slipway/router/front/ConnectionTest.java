package slipway.router.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import slipway.config.RouterSettings;
import slipway.journey.Platform;
import slipway.service.domains.RouteOf;
import slipway.service.domains.WebDyno;

/** How requests share connections, and that nobody can make others wait. */
class ConnectionTest {
    private static final String GET = "GET / HTTP/1.1\nHost: app.localhost\n\n";
    private TestRouter router = new TestRouter();

    @AfterEach
    void close() {
        router.close();
    }

    @Test
    void isKeptForTheNextRequestOnBothLegs() {
        try (ScriptedDyno dyno = ScriptedDyno.answering("HTTP/1.1 200 OK\nContent-Length: 2\n\nhi");
                RawClient client = router.route(dyno.port()).client()) {
            for (int i = 0; i < 5; i++) {
                assertThat(client.lines(GET).answer()).endsWith("hi");
            }
            assertThat(dyno.connections()).isEqualTo(1);
        }
    }

    @Test
    void isNotKeptWhereTheClientWantsItClosed() {
        try (ScriptedDyno dyno = ScriptedDyno.answering("HTTP/1.1 200 OK\nContent-Length: 2\n\nhi");
                RawClient client = router.route(dyno.port()).client()) {
            client.lines("GET / HTTP/1.1\nHost: app.localhost\nConnection: close\n\n");
            assertThat(client.rest()).contains("Connection: close").endsWith("hi");
        }
    }

    @Test
    void toADynoIsClosedWhereTheAppHasAskedForThat() {
        try (ScriptedDyno dyno = ScriptedDyno.answering("HTTP/1.1 200 OK\nContent-Length: 2\n\nhi");
                RawClient client = router.route(dyno.port()).client()) {
            router.publish(usual -> new RouteOf(usual).closingConnections().route());
            client.lines(GET).answer();
            assertThat(dyno.head()).contains("Connection: close\r\n");
            client.lines(GET).answer();
            assertThat(dyno.connections()).isEqualTo(2);
        }
    }

    @Test
    void takesRequestsAheadAndAnswersThemInTheirOrder() {
        AtomicInteger number = new AtomicInteger();
        try (ScriptedDyno dyno = new ScriptedDyno((head, connection) -> {
                    String body = BodyReader.read(head, connection.getInputStream()) + number.incrementAndGet();
                    ScriptedDyno.say(connection, "HTTP/1.1 200 OK\nContent-Length: " + body.length() + "\n\n" + body);
                    return true;
                });
                RawClient client = router.route(dyno.port()).client()) {
            String post = "POST / HTTP/1.1\nHost: app.localhost\nContent-Length: 1\n\n";
            String chunked = "POST / HTTP/1.1\nHost: app.localhost\nTransfer-Encoding: chunked\n\n1\n";
            client.lines(GET + post + "a" + GET + chunked + "b\n0\n\n" + GET);
            assertThat(client.answer()).endsWith("\r\n\r\n1");
            assertThat(client.answer()).endsWith("\r\n\r\na2");
            assertThat(client.answer()).endsWith("\r\n\r\n3");
            assertThat(client.answer()).endsWith("\r\n\r\nb4");
            assertThat(client.answer()).endsWith("\r\n\r\n5");
        }
    }

    @Test
    void takesAHeadByteByByte() {
        try (ScriptedDyno dyno = ScriptedDyno.answering("HTTP/1.1 200 OK\nContent-Length: 2\n\nhi");
                RawClient client = router.route(dyno.port()).client()) {
            for (char each : GET.replace("\n", "\r\n").toCharArray()) {
                client.send(String.valueOf(each));
            }
            assertThat(client.answer()).endsWith("hi");
        }
    }

    @Test
    void passesABodyInWhateverPiecesItComes() {
        try (ScriptedDyno dyno = ScriptedDyno.echoing();
                RawClient client = router.route(dyno.port()).client()) {
            client.lines("POST / HTTP/1.1\nHost: app.localhost\nTransfer-Encoding: chunked\n\n");
            for (char each : "3;x\nabc\nA\n0123456789\n0\nX-T: 1\n\n"
                    .replace("\n", "\r\n")
                    .toCharArray()) {
                client.send(String.valueOf(each));
            }
            assertThat(client.answer()).endsWith("\r\n\r\nabc0123456789[X-T: 1]");
        }
    }

    @Test
    void answersAClientThatHasEndedItsOwnSide() {
        CountDownLatch ended = new CountDownLatch(1);
        try (ScriptedDyno dyno = new ScriptedDyno((head, connection) -> {
                    ScriptedDyno.await(ended);
                    ScriptedDyno.say(connection, "HTTP/1.1 200 OK\nContent-Length: 2\n\nhi");
                    return true;
                });
                RawClient client = router.route(dyno.port()).client()) {
            client.lines(GET);
            dyno.head();
            client.endOutput();
            ended.countDown();
            assertThat(client.rest()).contains("Connection: close").endsWith("hi");
        }
    }

    /** Such as a refusal of an upload: the client may be in the middle of sending, and must get it nevertheless. */
    @Test
    void bringsAnAnswerThatComesBeforeTheRequestIsWhole() {
        try (ScriptedDyno dyno = new ScriptedDyno((head, connection) -> {
                    ScriptedDyno.say(connection, "HTTP/1.1 403 No\nContent-Length: 4\n\nnope");
                    return false;
                });
                RawClient client = router.route(dyno.port()).client()) {
            client.lines("POST / HTTP/1.1\nHost: app.localhost\nContent-Length: 100000000\n\n");
            client.send(new byte[1_000_000]);
            assertThat(client.rest())
                    .startsWith("HTTP/1.1 403")
                    .contains("Connection: close")
                    .endsWith("nope");
        }
    }

    /** The router holds a part of the upload when the dyno resets the connection. */
    @Test
    void bringsAnEarlyAnswerThoughTheDynoTakesNoMore() {
        CountDownLatch full = new CountDownLatch(1);
        try (ScriptedDyno dyno = new ScriptedDyno((head, connection) -> {
                    ScriptedDyno.await(full);
                    ScriptedDyno.say(connection, "HTTP/1.1 413 Large\nContent-Length: 4\n\nnope");
                    return false;
                });
                RawClient client = router.route(dyno.port()).client()) {
            client.lines("POST / HTTP/1.1\nHost: app.localhost\nContent-Length: 100000000\n\n");
            Thread upload = new Thread(() -> {
                try {
                    for (int i = 0; i < 100; i++) {
                        client.send(new byte[1_000_000]);
                    }
                } catch (UncheckedIOException answeredMeanwhile) {
                    // As it should.
                }
            });
            upload.setDaemon(true);
            upload.start();
            dyno.head();
            Platform.await("the upload to be stuck", router::isHolding);
            full.countDown();
            assertThat(client.until("nope")).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void ofThoseWhoHaveLeftNobodyWaitsForADyno() {
        router.close();
        router = new TestRouter(TestRouter.withLimits(1, 0, RouterSettings.Choice.RANDOM)).publish(TestRouter::booting);
        RawClient first = router.client().lines(GET);
        try (RawClient second = router.client().lines(GET)) {
            // One of the two waits; the other one is turned away.
            assertThat(router.line()).contains("code=H11");
            first.reset();
        }
        Platform.await("room for another one", () -> router.waiting() == 0);
    }

    private static ScriptedDyno closingTheSecondTime(AtomicInteger served) {
        return new ScriptedDyno((head, connection) -> {
            if (served.getAndIncrement() == 1) {
                return false;
            }
            ScriptedDyno.say(connection, "HTTP/1.1 200 OK\nContent-Length: 2\n\nhi");
            return true;
        });
    }

    /** The dyno has closed a kept connection just when the request went out on it. */
    @Test
    void isMadeAnewForASafeRequestWhereTheDynoHasClosedIt() {
        AtomicInteger served = new AtomicInteger();
        try (ScriptedDyno dyno = closingTheSecondTime(served);
                RawClient client = router.route(dyno.port()).client()) {
            assertThat(client.lines(GET).answer()).endsWith("hi");
            assertThat(client.lines(GET).answer()).endsWith("hi");
            assertThat(dyno.connections()).isEqualTo(2);
        }
    }

    @Test
    void isNotMadeAnewForWhatMayNotBeDoneTwice() {
        AtomicInteger served = new AtomicInteger();
        try (ScriptedDyno dyno = closingTheSecondTime(served);
                RawClient client = router.route(dyno.port()).client()) {
            assertThat(client.lines(GET).answer()).endsWith("hi");
            client.lines("POST / HTTP/1.1\nHost: app.localhost\nContent-Length: 0\n\n");
            assertThat(client.answer()).startsWith("HTTP/1.1 503");
            assertThat(served.get()).isEqualTo(2);
        }
    }

    @Test
    void triesAnotherDynoWhereOneRefuses() {
        try (ScriptedDyno dyno = ScriptedDyno.answering("HTTP/1.1 200 OK\nContent-Length: 2\n\nhi");
                RawClient client =
                        router.route(Platform.freePort(), dyno.port()).client()) {
            for (int i = 0; i < 10; i++) {
                client.lines("POST / HTTP/1.1\nHost: app.localhost\nContent-Length: 3\n\nabc");
                assertThat(client.answer()).endsWith("hi");
            }
        }
    }

    @Test
    void triesNoMoreThanTenDynos() {
        int[] refusing = new int[12];
        for (int i = 0; i < refusing.length; i++) {
            refusing[i] = Platform.freePort();
        }
        try (RawClient client = router.route(refusing).client()) {
            assertThat(client.lines(GET).answer()).startsWith("HTTP/1.1 503");
            assertThat(router.line()).startsWith("at=error code=H21");
            int quarantined = 0;
            for (int i = 0; i < refusing.length; i++) {
                quarantined += router.dyno(i).isQuarantined(System.nanoTime()) ? 1 : 0;
            }
            assertThat(quarantined).isEqualTo(10);
        }
    }

    /** Nobody foresaw such a host; whatever goes wrong within one request ends that one alone. */
    @Test
    void isHarmedByNoFaultInAnotherRequest() {
        try (ScriptedDyno dyno = ScriptedDyno.answering("HTTP/1.1 200 OK\nContent-Length: 2\n\nhi");
                RawClient before = router.route(dyno.port()).client();
                RawClient harmed = router.client()) {
            assertThat(before.lines(GET).answer()).endsWith("hi");
            router.publish(usual -> new RouteOf(usual)
                    .up(List.of(new WebDyno(UUID.randomUUID(), "web.1", "no such host", 1)))
                    .route());
            assertThat(harmed.lines(GET).answer()).startsWith("HTTP/1.1 503");
            router.line();
            assertThat(router.line()).startsWith("at=error code=H99 desc=\"Platform error\"");
            router.route(dyno.port());
            assertThat(before.lines(GET).answer()).endsWith("hi");
            assertThat(harmed.lines(GET).answer()).endsWith("hi");
        }
    }

    @Test
    void holdsARequestWithItsBodyUntilADynoIsUp() {
        try (ScriptedDyno dyno = ScriptedDyno.echoing();
                RawClient client = router.publish(TestRouter::booting).client()) {
            client.lines("POST / HTTP/1.1\nHost: app.localhost\nContent-Length: 6\n\nabc")
                    .send("def");
            router.route(dyno.port());
            assertThat(client.answer()).endsWith("abcdef");
        }
    }

    @Test
    void withTheLeastBusyOfTwoDynosIsTheUsualChoice() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (ScriptedDyno busy = new ScriptedDyno((head, connection) -> {
                    ScriptedDyno.await(over);
                    return false;
                });
                ScriptedDyno idle = ScriptedDyno.answering("HTTP/1.1 200 OK\nContent-Length: 2\n\nhi");
                RawClient waiting = router.route(busy.port()).client()) {
            waiting.lines(GET);
            busy.head();
            router.publish(usual -> new RouteOf(usual)
                    .up(List.of(router.dyno(0), new WebDyno(UUID.randomUUID(), "web.2", "127.0.0.1", idle.port())))
                    .route());
            try (RawClient client = router.client()) {
                for (int i = 0; i < 20; i++) {
                    assertThat(client.lines(GET).answer()).endsWith("hi");
                }
            }
            over.countDown();
        }
    }

    @Test
    void waitsForADynoThatMayHaveNoMoreAtOnce() {
        router.close();
        router = new TestRouter(TestRouter.withLimits(100, 1, RouterSettings.Choice.RANDOM));
        CountDownLatch first = new CountDownLatch(1);
        AtomicInteger served = new AtomicInteger();
        try (ScriptedDyno dyno = new ScriptedDyno((head, connection) -> {
                    if (served.getAndIncrement() == 0) {
                        ScriptedDyno.await(first);
                    }
                    ScriptedDyno.say(connection, "HTTP/1.1 200 OK\nContent-Length: 2\n\nhi");
                    return true;
                });
                RawClient one = router.route(dyno.port()).client();
                RawClient other = router.client()) {
            one.lines(GET);
            dyno.head();
            other.lines(GET);
            first.countDown();
            assertThat(one.answer()).endsWith("hi");
            assertThat(other.answer()).endsWith("hi");
        }
    }

    /** A hundred megabytes wait for somebody who does not read; others are served on the same loop meanwhile. */
    @Test
    void slowClientsAndDeafDynosKeepNobodyWaiting() {
        byte[] piece = new byte[1_000_000];
        Arrays.fill(piece, (byte) 'x');
        try (ScriptedDyno dyno = new ScriptedDyno((head, connection) -> {
                    if (head.startsWith("GET /large")) {
                        ScriptedDyno.say(connection, "HTTP/1.1 200 OK\nContent-Length: 100000000\n\n");
                        for (int i = 0; i < 100; i++) {
                            connection.getOutputStream().write(piece);
                        }
                    } else if (head.startsWith("POST /deaf")) {
                        stayDeaf(connection);
                    } else {
                        ScriptedDyno.say(connection, "HTTP/1.1 200 OK\nContent-Length: 2\n\nhi");
                    }
                    return true;
                });
                RawClient slow = router.route(dyno.port()).client();
                RawClient uploader = router.client()) {
            slow.lines("GET /large HTTP/1.1\nHost: app.localhost\n\n").until("\r\n\r\n");
            uploader.lines("POST /deaf HTTP/1.1\nHost: app.localhost\nContent-Length: 100000000\n\n");
            Thread upload = new Thread(() -> {
                try {
                    for (int i = 0; i < 100; i++) {
                        uploader.send(piece);
                    }
                } catch (UncheckedIOException testIsOver) {
                    // As it should.
                }
            });
            upload.setDaemon(true);
            upload.start();
            try (RawClient other = router.client()) {
                for (int i = 0; i < 1_000; i++) {
                    assertThat(other.lines(GET).answer()).endsWith("hi");
                }
            }
            assertThat(slow.bytes(100_000_000)).hasSize(100_000_000).endsWith("xxx");
        }
    }

    private static void stayDeaf(Socket connection) throws IOException {
        // Until the test closes it.
        while (!connection.isClosed()) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
