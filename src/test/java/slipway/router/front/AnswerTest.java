package slipway.router.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A dyno's answer comes to the client whole, framed so that he can read it, or not at all. */
class AnswerTest {
    private static final String GET = "GET / HTTP/1.1\nHost: app.localhost\n\n";
    private final TestRouter router = new TestRouter();

    @AfterEach
    void close() {
        router.close();
    }

    private String answerTo(String request, String dynoSays) {
        try (ScriptedDyno dyno = ScriptedDyno.answering(dynoSays);
                RawClient client = router.route(dyno.port()).client()) {
            return client.lines(request).answer();
        }
    }

    /** What comes when the dyno closes after its answer. */
    private String lastAnswerTo(String request, String dynoSays) {
        try (ScriptedDyno dyno = new ScriptedDyno((head, connection) -> {
                    ScriptedDyno.say(connection, dynoSays);
                    return false;
                });
                RawClient client = router.route(dyno.port()).client()) {
            return client.lines(request).rest();
        }
    }

    @Test
    void keepsItsHeadersAndSaysThatItCameThroughTheRouter() {
        assertThat(answerTo(GET, "HTTP/1.1 201 Made it\nX-B: 2\nx-a:1\nX-B: 3\nContent-Length: 2\n\nhi"))
                .isEqualTo("HTTP/1.1 201 Made it\r\nX-B: 2\r\nx-a:1\r\nX-B: 3\r\nContent-Length: 2\r\n"
                        + "Via: 1.1 slipway\r\n\r\nhi");
    }

    @Test
    void losesWhatWasForTheHopToTheDynoAlone() {
        assertThat(answerTo(
                        GET,
                        "HTTP/1.1 200 OK\nConnection: X-Hop, keep-alive\nX-Hop: 1\nKeep-Alive: timeout=5\n"
                                + "X-End: 1\nContent-Length: 0\n\n"))
                .contains("X-End: 1")
                .doesNotContain("X-Hop")
                .doesNotContain("Keep-Alive")
                .doesNotContain("Connection");
    }

    @Test
    void passesChunksAndTrailersAsTheyAre() {
        assertThat(answerTo(GET, "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3;x=y\nabc\n0\n\n"))
                .endsWith("Transfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n0\r\n\r\n");
        try (ScriptedDyno dyno = ScriptedDyno.answering(
                        "HTTP/1.1 200 OK\nTrailer: X-Sum\nTransfer-Encoding: chunked\n\n1\na\n0\nX-Sum: 7\n\n");
                RawClient client = router.route(dyno.port()).client()) {
            assertThat(client.lines(GET).until("X-Sum: 7\r\n\r\n")).contains("Trailer: X-Sum");
        }
    }

    @Test
    void isFreedOfChunksForHttp10() {
        assertThat(lastAnswerTo(
                        "GET / HTTP/1.0\nHost: app.localhost\nConnection: keep-alive\n\n",
                        "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\nabc\n4\ndefg\n0\nX: 1\n\n"))
                .doesNotContain("chunked")
                .contains("Connection: close")
                .endsWith("\r\n\r\nabcdefg");
    }

    @Test
    void mayKeepTheConnectionOfHttp10() {
        try (ScriptedDyno dyno = ScriptedDyno.answering("HTTP/1.1 200 OK\nContent-Length: 2\n\nhi");
                RawClient client = router.route(dyno.port()).client()) {
            String request = "GET / HTTP/1.0\nHost: app.localhost\nConnection: keep-alive\n\n";
            assertThat(client.lines(request).answer()).contains("Connection: keep-alive");
            assertThat(client.lines(request).answer()).endsWith("hi");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0 200 OK\n\nall of it", "HTTP/1.1 200 OK\nConnection: close\n\nall of it"})
    void endsWithTheConnectionWhereNothingElseTellsItsEnd(String dynoSays) {
        assertThat(lastAnswerTo(GET, dynoSays))
                .contains("Connection: close")
                .doesNotContain("chunked")
                .endsWith("\r\n\r\nall of it");
    }

    @ParameterizedTest
    @CsvSource({"HEAD,200 OK", "GET,204 No Content", "GET,304 Not Modified"})
    void hasNoBodyWhereNoneMayBe(String method, String status) {
        String length = status.startsWith("204") ? "" : "Content-Length: 5\n";
        try (ScriptedDyno dyno = ScriptedDyno.answering("HTTP/1.1 " + status + "\n" + length + "X-End: 1\n\n");
                RawClient client = router.route(dyno.port()).client()) {
            client.lines(method + " / HTTP/1.1\nHost: app.localhost\n\n");
            assertThat(client.until("\r\n\r\n")).startsWith("HTTP/1.1 " + status);
            client.lines(method + " / HTTP/1.1\nHost: app.localhost\n\n");
            assertThat(client.until("\r\n\r\n")).startsWith("HTTP/1.1 " + status);
        }
    }

    /** Apps that send one nevertheless must not have it taken for the next answer. */
    @Test
    void losesABodyThatMayNotBeAndTheConnectionItCameOn() {
        try (ScriptedDyno dyno = ScriptedDyno.answering("HTTP/1.1 204 No Content\n\nHTTP/1.1 200 OK\n\nfalse");
                RawClient client = router.route(dyno.port()).client()) {
            assertThat(client.lines(GET).until("\r\n\r\n")).startsWith("HTTP/1.1 204");
            assertThat(client.lines(GET).until("\r\n\r\n")).startsWith("HTTP/1.1 204");
            assertThat(dyno.connections()).isEqualTo(2);
        }
    }

    @Nested
    class BeforeTheAnswer {
        @Test
        void tellsTheClientToGoOn() {
            try (ScriptedDyno dyno = new ScriptedDyno((head, connection) -> {
                        ScriptedDyno.say(connection, "HTTP/1.1 100 Continue\n\n");
                        String body = BodyReader.read(head, connection.getInputStream());
                        ScriptedDyno.say(connection, "HTTP/1.1 200 OK\nContent-Length: 3\n\n" + body);
                        return true;
                    });
                    RawClient client = router.route(dyno.port()).client()) {
                client.lines("POST / HTTP/1.1\nHost: app.localhost\nExpect: 100-continue\nContent-Length: 3\n\n");
                assertThat(client.until("\r\n\r\n")).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
                assertThat(client.send("abc").answer()).endsWith("abc");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"HTTP/1.1 100 Continue\n\nHTTP/1.1 100 Continue\n\n", "HINTS"})
        void doesNotComeWithoutEnd(String dynoSays) {
            String hint = "HTTP/1.1 103 Early Hints\nLink: </a.css>\n\n";
            try (ScriptedDyno dyno = ScriptedDyno.answering(dynoSays.replace("HINTS", hint.repeat(100)));
                    RawClient client = router.route(dyno.port()).client()) {
                client.lines("GET / HTTP/1.1\nHost: app.localhost\nConnection: close\n\n");
                assertThat(client.rest()).contains("HTTP/1.1 503");
                assertThat(router.line()).startsWith("at=error code=H17");
            }
        }

        @Test
        void mayComeInsteadOfTheWordToGoOn() {
            try (ScriptedDyno dyno = ScriptedDyno.answering("HTTP/1.1 413 Too Large\nContent-Length: 0\n\n");
                    RawClient client = router.route(dyno.port()).client()) {
                client.lines("POST / HTTP/1.1\nHost: app.localhost\nExpect: 100-continue\nContent-Length: 9\n\n");
                assertThat(client.rest()).startsWith("HTTP/1.1 413").contains("Connection: close");
            }
        }

        @Test
        void passesHintsOnButNotToHttp10() {
            String dynoSays = "HTTP/1.1 103 Early Hints\nLink: </a.css>\n\nHTTP/1.1 200 OK\nContent-Length: 2\n\nhi";
            try (ScriptedDyno dyno = ScriptedDyno.answering(dynoSays);
                    RawClient client = router.route(dyno.port()).client()) {
                client.lines(GET);
                assertThat(client.until("\r\n\r\n")).startsWith("HTTP/1.1 103").contains("Link: </a.css>");
                assertThat(client.answer()).startsWith("HTTP/1.1 200").endsWith("hi");
            }
            assertThat(lastAnswerTo("GET / HTTP/1.0\nHost: app.localhost\n\n", dynoSays))
                    .startsWith("HTTP/1.1 200")
                    .doesNotContain("103");
        }
    }

    @Nested
    class ThatIsBad {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "HTTP/1.1 OK\n\n",
                    "HTTP/2 200 OK\n\n",
                    "200 OK\n\n",
                    "HTTP/1.1 200 OK\nX A: 1\n\n",
                    "HTTP/1.1 200 OK\n folded: 1\n\n",
                    "HTTP/1.1 101 Switching\nUpgrade: x\n\n",
                    "HTTP/1.1 200 OK\nTransfer-Encoding: gzip\n\n"
                })
        void isH17(String dynoSays) {
            assertThat(answerTo(GET, dynoSays)).startsWith("HTTP/1.1 503");
            assertThat(router.line())
                    .startsWith("at=error code=H17 desc=\"Poorly formatted HTTP response\" method=GET");
        }

        @ParameterizedTest
        @CsvSource({
            "Content-Length: x,invalid content length",
            "Content-Length: 1|Content-Length: 2,invalid content length",
            "Set-Cookie: LARGE,oversized cookie",
        })
        void isH25WhereItBreaksARestriction(String header, String what) {
            String sent = header.replace("LARGE", "x".repeat(8_193)).replace('|', '\n');
            assertThat(answerTo(GET, "HTTP/1.1 200 OK\n" + sent + "\n\n")).startsWith("HTTP/1.1 502");
            assertThat(router.line()).contains("at=error code=H25 desc=\"HTTP restriction: " + what + "\"");
        }

        @Test
        void isH25WhereItsStatusLineIsTooLong() {
            assertThat(answerTo(GET, "HTTP/1.1 200 " + "x".repeat(8_193) + "\n\n"))
                    .startsWith("HTTP/1.1 502");
            assertThat(router.line()).contains("code=H25 desc=\"HTTP restriction: oversized status line\"");
        }

        @Test
        void isH25WhereAHeaderIsTooLong() {
            assertThat(answerTo(GET, "HTTP/1.1 200 OK\nX: " + "x".repeat(524_289) + "\n\n"))
                    .startsWith("HTTP/1.1 502");
            assertThat(router.line()).contains("code=H25 desc=\"HTTP restriction: oversized header\"");
        }

        @Test
        void isCutOffWhereItsHeadIsGone() {
            CountDownLatch seen = new CountDownLatch(1);
            try (ScriptedDyno dyno = new ScriptedDyno((head, connection) -> {
                        ScriptedDyno.say(connection, "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\nabc\n");
                        ScriptedDyno.await(seen);
                        ScriptedDyno.say(connection, "zz\n");
                        return true;
                    });
                    RawClient client = router.route(dyno.port()).client()) {
                client.lines(GET).until("abc\r\n");
                seen.countDown();
                assertThat(client.rest()).isEmpty();
                assertThat(router.line()).startsWith("sock=backend at=error code=H18");
            }
        }
    }

    /** Its end would look like the end of the answer, if it were not a reset. */
    @Test
    void isSeenToBeBrokenOffWhereOnlyTheConnectionTellsItsEnd() {
        router.close();
        TestRouter hasty = new TestRouter(TestRouter.withTimes(
                Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMillis(300)));
        try (hasty;
                ScriptedDyno dyno = ScriptedDyno.answering("HTTP/1.1 200 OK\nConnection: close\n\nhalf");
                RawClient client = hasty.route(dyno.port()).client()) {
            client.lines(GET).until("half");
            assertThat(client.endsWithReset()).isTrue();
        }
    }

    @Test
    void mayHaveLongHeaders() {
        String cookie = "Set-Cookie: " + "c".repeat(8_000) + "\n";
        String large = "X-Large: " + "y".repeat(300_000) + "\n";
        assertThat(answerTo(GET, "HTTP/1.1 200 OK\n" + cookie + large + "Content-Length: 2\n\nhi"))
                .hasSizeGreaterThan(308_000)
                .endsWith("hi");
    }
}
