package slipway.router.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import slipway.journey.Platform;

/** After an Upgrade bytes pass both ways as they are, until both sides have ended. */
class UpgradeTest {
    private static final String ASK =
            "GET /chat HTTP/1.1\nHost: app.localhost\nConnection: keep-alive, Upgrade\nUpgrade: any-protocol\n\n";
    private static final String AGREED =
            "HTTP/1.1 101 Switching Protocols\nConnection: Upgrade\nUpgrade: any-protocol\n\n";
    private static final Duration LATE = Duration.ofSeconds(60);
    private TestRouter router = new TestRouter();

    @AfterEach
    void close() {
        router.close();
    }

    private static ScriptedDyno mirror() {
        return new ScriptedDyno((head, connection) -> {
            ScriptedDyno.say(connection, AGREED);
            byte[] buffer = new byte[8_192];
            InputStream in = connection.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                connection.getOutputStream().write(buffer, 0, count);
            }
            return false;
        });
    }

    @Test
    void isAskedOfTheDynoAndAgreedOn() {
        try (ScriptedDyno dyno = mirror();
                RawClient client = router.route(dyno.port()).client()) {
            assertThat(client.lines(ASK).until("\r\n\r\n"))
                    .startsWith("HTTP/1.1 101 Switching Protocols\r\n")
                    .contains("Connection: Upgrade\r\n", "Upgrade: any-protocol\r\n");
            assertThat(dyno.head()).contains("Connection: Upgrade\r\n", "Upgrade: any-protocol\r\n");
        }
    }

    @Test
    void passesEveryByteBothWays() {
        byte[] bytes = new byte[5_000_000];
        new Random(7).nextBytes(bytes);
        try (ScriptedDyno dyno = mirror();
                RawClient client = router.route(dyno.port()).client()) {
            client.lines(ASK).until("\r\n\r\n");
            Thread sender = new Thread(() -> {
                for (int i = 0; i < bytes.length; i += 100_000) {
                    client.send(Arrays.copyOfRange(bytes, i, i + 100_000));
                }
            });
            sender.start();
            String mirrored = client.bytes(bytes.length);
            assertThat(mirrored.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
                    .isEqualTo(bytes);
        }
    }

    @Test
    void passesWhatTheClientSendsBeforeItIsAgreedOn() {
        try (ScriptedDyno dyno = mirror();
                RawClient client = router.route(dyno.port()).client()) {
            client.lines(ASK + "early");
            assertThat(client.until("early")).startsWith("HTTP/1.1 101");
        }
    }

    @Test
    void mayBeDeclined() {
        try (ScriptedDyno dyno = ScriptedDyno.answering("HTTP/1.1 200 OK\nUpgrade: h2c\nContent-Length: 2\n\nno");
                RawClient client = router.route(dyno.port()).client()) {
            assertThat(client.lines(ASK).answer())
                    .startsWith("HTTP/1.1 200")
                    .doesNotContain("Upgrade")
                    .endsWith("no");
            assertThat(client.lines(ASK).answer()).endsWith("no");
        }
    }

    @Test
    void passesTheEndOfOneSideOnAndIsToldWhenBothHaveEnded() {
        try (ScriptedDyno dyno = mirror();
                RawClient client = router.route(dyno.port()).client()) {
            client.lines(ASK).until("\r\n\r\n");
            client.send("last words").endOutput();
            assertThat(client.rest()).isEqualTo("last words");
            assertThat(router.line())
                    .startsWith("at=info method=GET path=\"/chat\"")
                    .contains("dyno=web.1", "status=101 bytes=10 ");
        }
    }

    @Test
    void endsWithTheDyno() {
        try (ScriptedDyno dyno = mirror();
                RawClient client = router.route(dyno.port()).client()) {
            client.lines(ASK).until("\r\n\r\n");
            client.send("hello").until("hello");
            dyno.close();
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void endsAfterLongSilenceAsH15() {
        router.close();
        router = new TestRouter(TestRouter.withTimes(LATE, LATE, LATE, Duration.ofMillis(300)));
        try (ScriptedDyno dyno = mirror();
                RawClient client = router.route(dyno.port()).client()) {
            client.lines(ASK).until("\r\n\r\n");
            assertThat(client.rest()).isEmpty();
            assertThat(router.line()).startsWith("at=error code=H15 desc=\"Idle connection\"");
        }
    }

    /** Nobody who stops a dyno waits for its tunnels: they end with its process. */
    @Test
    void doesNotCountAsARequestUnderWay() {
        try (ScriptedDyno dyno = mirror();
                RawClient client = router.route(dyno.port()).client()) {
            client.lines(ASK).until("\r\n\r\n");
            client.send("x").until("x");
            Platform.await("the request to be over", () -> router.dyno(0).isIdle());
        }
    }

    @Test
    void holdsBackWhoSendsFasterThanTheOtherReads() throws IOException {
        try (ScriptedDyno dyno = new ScriptedDyno((head, connection) -> {
                    ScriptedDyno.say(connection, AGREED);
                    byte[] piece = new byte[1_000_000];
                    for (int i = 0; i < 50; i++) {
                        connection.getOutputStream().write(piece);
                    }
                    return false;
                });
                RawClient client = router.route(dyno.port()).client()) {
            client.lines(ASK).until("\r\n\r\n");
            assertThat(client.rest()).hasSize(50_000_000);
        }
    }
}
