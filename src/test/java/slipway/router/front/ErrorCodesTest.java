package slipway.router.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import slipway.config.RouterSettings;
import slipway.journey.Platform;
import slipway.service.domains.AppRoute;
import slipway.service.domains.OwnPages;
import slipway.service.domains.RouteOf;

/** Each code of Heroku's that can happen, caused for real, with its page and its line. */
class ErrorCodesTest {
    private static final String GET = "GET /x HTTP/1.1\nHost: app.localhost\n\n";
    private static final Duration SOON = Duration.ofMillis(300);
    private static final Duration LATE = Duration.ofSeconds(60);
    private TestRouter router;

    @AfterEach
    void close() {
        router.close();
    }

    private String get() {
        return get(GET);
    }

    private String get(String request) {
        try (RawClient client = router.client()) {
            return client.lines(request).answer();
        }
    }

    private void times(Duration longestWait, Duration connect, Duration firstByte, Duration idle) {
        router = new TestRouter(TestRouter.withTimes(longestWait, connect, firstByte, idle));
    }

    @Test
    void h10WhereTheAppHasCrashed() {
        router = new TestRouter().route();
        assertThat(get()).startsWith("HTTP/1.1 503").contains("Application error");
        assertThat(router.line())
                .startsWith(
                        "at=error code=H10 desc=\"App crashed\" method=GET path=\"/x\" host=app.localhost request_id=")
                .contains(" fwd=\"127.0.0.1\" dyno= connect= service= status=503 bytes= protocol=http1.1 tls=false");
    }

    @Test
    void h11WhereTooManyWait() {
        router = new TestRouter(TestRouter.withLimits(1, 0, RouterSettings.Choice.RANDOM)).publish(TestRouter::booting);
        try (RawClient first = router.client()) {
            first.lines(GET);
            // Which of the two comes first is up to the machine; one of them is turned away.
            try (RawClient second = router.client()) {
                second.lines(GET);
                assertThat(router.line()).startsWith("at=error code=H11 desc=\"Backlog too deep\"");
            }
        }
    }

    @Test
    void h12WhereNoAnswerComesInTime() {
        times(LATE, LATE, SOON, LATE);
        try (ScriptedDyno dyno = silent()) {
            router.route(dyno.port());
            assertThat(get()).startsWith("HTTP/1.1 503").contains("No answer in time");
            assertThat(router.line())
                    .startsWith("at=error code=H12 desc=\"Request timeout\"")
                    .containsPattern("dyno=web.1 connect=\\d+ms service=\\d+ms status=503 bytes= ");
        }
    }

    @Test
    void h13WhereTheDynoClosesWithoutAnAnswer() {
        router = new TestRouter();
        try (ScriptedDyno dyno = new ScriptedDyno((head, connection) -> false)) {
            router.route(dyno.port());
            assertThat(get()).startsWith("HTTP/1.1 503");
            assertThat(router.line()).startsWith("at=error code=H13 desc=\"Connection closed without response\"");
            assertThat(dyno.connections()).isEqualTo(1);
        }
    }

    @Test
    void h14WhereNoWebDynoIsWanted() {
        router = new TestRouter().publish(usual -> new RouteOf(usual).wanted(0).route());
        assertThat(get()).contains("heroku ps:scale web=1");
        assertThat(router.line()).startsWith("at=error code=H14 desc=\"No web processes running\"");
    }

    @Test
    void h15WhereTheDynoFallsSilentInTheMiddle() {
        times(LATE, LATE, LATE, SOON);
        try (ScriptedDyno dyno = ScriptedDyno.answering("HTTP/1.1 200 OK\nContent-Length: 9\n\nhalf")) {
            router.route(dyno.port());
            try (RawClient client = router.client()) {
                assertThat(client.lines(GET).rest()).endsWith("half");
            }
            assertThat(router.line())
                    .startsWith("at=error code=H15 desc=\"Idle connection\"")
                    .contains("status=503");
        }
    }

    @Test
    void h18WhereTheDynoEndsInTheMiddle() {
        router = new TestRouter();
        try (ScriptedDyno dyno = new ScriptedDyno((head, connection) -> {
            ScriptedDyno.say(connection, "HTTP/1.1 200 OK\nContent-Length: 9\n\nhalf");
            return false;
        })) {
            router.route(dyno.port());
            try (RawClient client = router.client()) {
                assertThat(client.lines(GET).rest()).endsWith("half");
            }
            assertThat(router.line())
                    .startsWith("sock=backend at=error code=H18 desc=\"Server Request Interrupted\" method=GET")
                    .contains("status=503 bytes=4 ");
        }
    }

    @Test
    void h20WhereTheAppDoesNotComeUpInTime() {
        times(SOON, LATE, LATE, LATE);
        router.publish(TestRouter::booting);
        assertThat(get()).startsWith("HTTP/1.1 503");
        assertThat(router.line()).startsWith("at=error code=H20 desc=\"App boot timeout\"");
    }

    @Test
    void h21WhereTheDynoRefusesTheConnection() {
        router = new TestRouter().route(Platform.freePort());
        assertThat(get()).startsWith("HTTP/1.1 503");
        assertThat(router.line())
                .startsWith("at=error code=H21 desc=\"Backend connection refused\"")
                .containsPattern("dyno=web.1 connect=\\d+ms service= status=503 bytes= ");
    }

    @Test
    void h19WhereTheConnectionTakesTooLong() throws Exception {
        times(LATE, SOON, LATE, LATE);
        try (FullBacklog nobodyAccepts = new FullBacklog()) {
            router.route(nobodyAccepts.port());
            assertThat(get()).startsWith("HTTP/1.1 503");
            assertThat(router.line()).startsWith("at=error code=H19 desc=\"Backend connection timeout\"");
        }
    }

    @Test
    void h26WhereAChunkIsBad() {
        router = new TestRouter();
        try (ScriptedDyno dyno = ScriptedDyno.echoing()) {
            router.route(dyno.port());
            try (RawClient client = router.client()) {
                client.lines("POST / HTTP/1.1\nHost: app.localhost\nTransfer-Encoding: chunked\n\n");
                assertThat(dyno.head()).contains("POST / ");
                assertThat(client.lines("zz\n").rest()).startsWith("HTTP/1.1 400");
            }
            assertThat(router.line())
                    .startsWith("at=error code=H26 desc=\"Request Error\" cause=\"bad chunk\" method=POST")
                    .contains("status=400");
        }
    }

    @Test
    void h26WhereTheFirstChunkIsBadOrNobodyKnowsWhatIsExpected() {
        router = new TestRouter().route(Platform.freePort());
        assertThat(get("POST / HTTP/1.1\nHost: app.localhost\nTransfer-Encoding: chunked\n\nzz\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(router.line()).startsWith("at=error code=H26 desc=\"Request Error\" cause=\"bad chunk\"");
        assertThat(get("GET / HTTP/1.1\nHost: app.localhost\nExpect: cakes\n\n"))
                .startsWith("HTTP/1.1 417");
        assertThat(router.line())
                .startsWith("at=error code=H26 desc=\"Request Error\" cause=\"unsupported expect header value\"")
                .contains("status=417");
    }

    @Test
    void h27WhereTheClientLeavesInTheMiddle() {
        router = new TestRouter();
        try (ScriptedDyno dyno = ScriptedDyno.echoing()) {
            router.route(dyno.port());
            try (RawClient client = router.client()) {
                client.lines("POST / HTTP/1.1\nHost: app.localhost\nContent-Length: 9\n\nhalf");
                assertThat(dyno.head()).contains("POST / ");
                client.endOutput();
                assertThat(router.line())
                        .startsWith("sock=client at=warning code=H27 desc=\"Client Request Interrupted\" method=POST")
                        .contains("status=499");
            }
        }
    }

    @Test
    void h27WhereTheClientIsGoneBeforeTheAnswer() {
        router = new TestRouter();
        CountDownLatch gone = new CountDownLatch(1);
        try (ScriptedDyno dyno = new ScriptedDyno((head, connection) -> {
            ScriptedDyno.await(gone);
            ScriptedDyno.say(connection, "HTTP/1.1 200 OK\nContent-Length: 2\n\nhi");
            return true;
        })) {
            router.route(dyno.port());
            RawClient client = router.client().lines(GET);
            dyno.head();
            client.reset();
            gone.countDown();
            assertThat(router.line()).startsWith("sock=client at=warning code=H27");
        }
    }

    @Test
    void h28WhereTheClientFallsSilentInTheMiddle() {
        times(LATE, LATE, LATE, SOON);
        try (ScriptedDyno dyno = ScriptedDyno.echoing();
                RawClient client = router.route(dyno.port()).client()) {
            client.lines("POST / HTTP/1.1\nHost: app.localhost\nContent-Length: 9\n\nhalf");
            assertThat(router.line())
                    .startsWith("at=warning code=H28 desc=\"Client Connection Idle\"")
                    .contains("status=499");
            assertThat(client.rest()).isEmpty();
        }
    }

    /** The dyno is done with it, but the client has not taken the end. */
    @Test
    void h28WhereTheClientDoesNotTakeTheAnswer() {
        times(LATE, LATE, LATE, SOON);
        byte[] large = new byte[20_000_000];
        try (ScriptedDyno dyno = new ScriptedDyno((head, connection) -> {
                    ScriptedDyno.say(connection, "HTTP/1.1 200 OK\nConnection: close\n\n");
                    connection.getOutputStream().write(large);
                    return false;
                });
                RawClient client = router.route(dyno.port()).client()) {
            client.lines(GET).until("\r\n\r\n");
            assertThat(router.line()).startsWith("at=warning code=H28");
        }
    }

    /** Of so many sizes one is such that all of it has left the dyno, and not all of it the router. */
    @Test
    void h28WhereTheClientDoesNotTakeTheEndOfAnAnswerThatIsWhole() {
        times(LATE, LATE, LATE, SOON);
        List<RawClient> clients = new ArrayList<>();
        try (ScriptedDyno dyno = new ScriptedDyno((head, connection) -> {
            int size = Integer.parseInt(head.split("[ /]")[2]);
            ScriptedDyno.say(connection, "HTTP/1.1 200 OK\nContent-Length: " + size + "\n\n");
            connection.getOutputStream().write(new byte[size]);
            return true;
        })) {
            router.route(dyno.port());
            for (int size = 500_000; size <= 12_000_000; size += 500_000) {
                clients.add(router.client().lines("GET /" + size + " HTTP/1.1\nHost: app.localhost\n\n"));
            }
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < clients.size(); i++) {
                lines.add(router.line());
            }
            // On a busy machine a dyno may be late itself.
            assertThat(lines)
                    .allMatch(line -> line.matches("at=(info|warning code=H28|error code=H15) .*"))
                    .anyMatch(line -> line.startsWith("at=warning code=H28"));
        } finally {
            clients.forEach(RawClient::close);
        }
    }

    @Test
    void h24WhereTheRouterEndsInTheMiddle() {
        router = new TestRouter();
        try (ScriptedDyno dyno = silent();
                RawClient client = router.route(dyno.port()).client()) {
            client.lines(GET);
            dyno.head();
            router.close();
            assertThat(router.line())
                    .startsWith("at=error code=H24 desc=\"Forced close\"")
                    .contains("status= bytes= ");
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void h34WhereAllDynosAreQuarantined() {
        times(SOON, LATE, LATE, LATE);
        router.route(Platform.freePort(), Platform.freePort());
        assertThat(get()).startsWith("HTTP/1.1 503");
        assertThat(router.line()).startsWith("at=error code=H34 desc=\"All up dynos are quarantined\"");
    }

    @Test
    void h80InMaintenance() {
        router = new TestRouter()
                .publish(usual -> new RouteOf(usual).maintenance().route());
        assertThat(get()).startsWith("HTTP/1.1 503").contains("Offline for maintenance");
        assertThat(router.line()).startsWith("at=info code=H80 desc=\"Maintenance mode\"");
    }

    @Test
    void h81WhereNothingWasDeployed() {
        router = new TestRouter()
                .publish(usual -> new RouteOf(usual).blank().wanted(0).route());
        assertThat(get()).startsWith("HTTP/1.1 502").contains("Nothing here yet");
        assertThat(router.line())
                .startsWith("at=info code=H81 desc=\"Blank app\"")
                .contains("status=502");
    }

    @Test
    void pagesAreTheAppsOwnWhereItHasSome() {
        OwnPages own = new OwnPages(Optional.of("https://a.example/e?x=\"1\""), Optional.of("//a.example/m"));
        router = new TestRouter()
                .publish(usual -> new RouteOf(usual)
                        .absent(AppRoute.Absence.CRASHED)
                        .pages(own)
                        .route());
        assertThat(get()).startsWith("HTTP/1.1 503").contains("<iframe src=\"https://a.example/e?x=&quot;1&quot;\"");
        router.publish(usual -> new RouteOf(usual).maintenance().pages(own).route());
        assertThat(get()).startsWith("HTTP/1.1 503").contains("<iframe src=\"//a.example/m\"");
    }

    @Test
    void anAppsOwnErrorsStayAsTheyAre() {
        router = new TestRouter();
        try (ScriptedDyno dyno = ScriptedDyno.answering("HTTP/1.1 500 Oh no\nContent-Length: 4\n\nmine")) {
            router.route(dyno.port());
            assertThat(get()).startsWith("HTTP/1.1 500 Oh no").endsWith("mine");
            assertThat(router.line()).startsWith("at=info method=GET").contains("status=500 bytes=4 ");
        }
    }

    @Test
    void headGetsNoPage() {
        router = new TestRouter().route();
        try (RawClient client = router.client()) {
            client.lines("HEAD / HTTP/1.1\nHost: app.localhost\nConnection: close\n\n");
            assertThat(client.rest()).startsWith("HTTP/1.1 503").endsWith("\r\n\r\n");
        }
    }

    private static ScriptedDyno silent() {
        return new ScriptedDyno((head, connection) -> {
            // Until the router closes it.
            return connection.getInputStream().read() >= 0;
        });
    }
}
