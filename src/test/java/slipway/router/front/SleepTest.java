package slipway.router.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.journey.Platform;
import slipway.service.domains.AppRoute.Absence;
import slipway.service.domains.RouteOf;

/** An app that sleeps is woken by those who ask for it, and waits for nobody else. */
class SleepTest {
    private static final String GET = "GET / HTTP/1.1\nHost: app.localhost\n\n";

    private final TestRouter router = new TestRouter();

    @AfterEach
    void stop() {
        router.close();
    }

    @Test
    void aRequestWakesTheAppAndWaitsForIt() {
        router.publish(TestRouter::asleep);
        try (ScriptedDyno dyno = ScriptedDyno.answering("HTTP/1.1 200 OK\nContent-Length: 2\n\nhi");
                RawClient client = router.client()) {
            client.lines(GET);
            Platform.await("it", () -> router.wakes() == 1 && router.waiting() == 1);
            router.route(dyno.port());
            assertThat(client.answer()).startsWith("HTTP/1.1 200").endsWith("hi");
        }
    }

    @Test
    void aBodyIsHeldUntilTheDynoIsThere() {
        router.publish(TestRouter::asleep);
        try (ScriptedDyno dyno = ScriptedDyno.echoing();
                RawClient client = router.client()) {
            client.lines("POST / HTTP/1.1\nHost: app.localhost\nContent-Length: 5\n\nhello");
            Platform.await("the wait", () -> router.waiting() == 1);
            router.route(dyno.port());
            assertThat(client.answer()).startsWith("HTTP/1.1 200").endsWith("hello");
        }
    }

    @Test
    void aHundredAtOnceAllGetTheirAnswers() {
        router.publish(TestRouter::asleep);
        try (ScriptedDyno dyno = ScriptedDyno.answering("HTTP/1.1 200 OK\nContent-Length: 2\n\nhi")) {
            List<RawClient> clients = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                clients.add(router.client());
                clients.get(i).lines(GET);
            }
            Platform.await("it", () -> router.waiting() == 100);
            router.route(dyno.port());
            clients.forEach(client -> {
                assertThat(client.answer()).startsWith("HTTP/1.1 200");
                client.close();
            });
        }
    }

    @Test
    void aWakeThatEndsInACrashIsH10() {
        router.publish(TestRouter::asleep);
        try (RawClient client = router.client()) {
            client.lines(GET);
            Platform.await("it", () -> router.waiting() == 1);
            router.publish(usual -> new RouteOf(usual).absent(Absence.CRASHED).route());
            assertThat(client.answer()).startsWith("HTTP/1.1 503");
            assertThat(router.line()).contains("code=H10");
        }
    }

    @Test
    void withoutFreeHoursItIsH82AndNobodyIsWoken() {
        router.publish(usual -> new RouteOf(usual).absent(Absence.OUT_OF_HOURS).route());
        try (RawClient client = router.client()) {
            assertThat(client.lines(GET).answer()).startsWith("HTTP/1.1 503").contains("Out of free hours");
            assertThat(router.line())
                    .startsWith("at=error code=H82 desc=\"You've used up your dyno hour pool\" method=GET");
            assertThat(router.wakes()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
                "facebookexternalhit/1.1",
                "WhatsApp/2.23.20.0",
                "Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
                "kube-probe/1.30",
                "ELB-HealthChecker/2.0"
            })
    void botsWakeNobodyWhereTheAppAsksForThat(String agent) {
        router.publish(usual ->
                new RouteOf(usual).absent(Absence.ASLEEP).ignoringBots().route());
        try (RawClient client = router.client()) {
            assertThat(client.lines("GET / HTTP/1.1\nHost: app.localhost\nUser-Agent: " + agent + "\n\n")
                            .answer())
                    .startsWith("HTTP/1.1 503");
            assertThat(router.line()).contains("code=Z10");
            assertThat(router.wakes()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "curl/8.10.1",
                "Mozilla/5.0 (Linux; Android 15; CUBOT P80) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36"
            })
    void peopleWakeIt(String agent) {
        router.publish(usual ->
                new RouteOf(usual).absent(Absence.ASLEEP).ignoringBots().route());
        try (RawClient client = router.client()) {
            client.lines("GET / HTTP/1.1\nHost: app.localhost\nUser-Agent: " + agent + "\n\n");
            Platform.await("it", () -> router.wakes() == 1);
        }
    }

    @Test
    void botsWakeAnAppThatDoesNotMind() {
        router.publish(TestRouter::asleep);
        try (RawClient client = router.client()) {
            client.lines("GET / HTTP/1.1\nHost: app.localhost\nUser-Agent: Googlebot/2.1\n\n");
            Platform.await("it", () -> router.wakes() == 1);
        }
    }

    @Test
    void anOpenWebSocketKeepsTheAppAwake() {
        try (ScriptedDyno dyno = ScriptedDyno.answering(
                        "HTTP/1.1 101 Switching Protocols\nConnection: Upgrade\nUpgrade: websocket\n\n");
                RawClient client = router.client()) {
            router.route(dyno.port());
            client.lines("GET / HTTP/1.1\nHost: app.localhost\nConnection: Upgrade\nUpgrade: websocket\n\n");
            Platform.await(
                    "it", () -> router.dyno(0).isIdle() && router.dyno(0).quietNanos() == 0 && dyno.connections() == 1);
            client.close();
            Platform.await("it", () -> router.dyno(0).quietNanos() > 0);
        }
    }

    @Test
    void aRequestUnderWayKeepsTheAppAwake() {
        try (ScriptedDyno dyno = new ScriptedDyno(
                        (head, connection) -> connection.getInputStream().read() >= 0);
                RawClient client = router.client()) {
            router.route(dyno.port());
            Platform.await("it", () -> router.dyno(0).quietNanos() > 0);
            client.lines(GET);
            Platform.await("it", () -> router.dyno(0).inFlight() == 1);
            assertThat(router.dyno(0).quietNanos()).isZero();
        }
    }
}
