package slipway.router.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.service.domains.RouteOf;

/** What of a request's head a dyno gets to see. */
class HeadersTest {
    private TestRouter router = new TestRouter();

    @AfterEach
    void close() {
        router.close();
    }

    /** The head that the dyno sees of a GET with these headers. */
    private String seen(String headers) {
        return seen("GET /a?b=c HTTP/1.1\nHost: app.localhost\n" + headers + "\n", "");
    }

    private String seen(String head, String body) {
        try (ScriptedDyno dyno = ScriptedDyno.answering("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
                RawClient client = router.route(dyno.port()).client()) {
            client.lines(head).send(body).answer();
            return dyno.head().replace("\r\n", "\n");
        }
    }

    @Test
    void areTheClientsOwnAndTheRouters() {
        assertThat(seen("Accept: */*\nX-Mine:1\n"))
                .startsWith("GET /a?b=c HTTP/1.1\nHost: app.localhost\nAccept: */*\nX-Mine:1\n")
                .contains("\nX-Forwarded-For: 127.0.0.1\n")
                .contains("\nX-Forwarded-Proto: http\n")
                .contains("\nX-Forwarded-Port: 80\n")
                .contains("\nVia: 1.1 slipway\n")
                .containsPattern("\nX-Request-Start: \\d{13}\n")
                .containsPattern(
                        "\nX-Request-Id: [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\n")
                .containsPattern("\nConnect-Time: +\\d+\n")
                .containsPattern("\nTotal-Route-Time: +\\d+\n\n$")
                .doesNotContain("Connection:");
    }

    @Test
    void losesWhatIsForThisHopAlone() {
        assertThat(seen("Connection: close, X-Mine\nX-Mine: 1\nKeep-Alive: 5\nTE: trailers\nUpgrade: h2c\n"
                        + "HTTP2-Settings: x\nProxy-Connection: close\n"))
                .doesNotContainIgnoringCase("X-Mine")
                .doesNotContainIgnoringCase("\nTE:")
                .doesNotContainIgnoringCase("Keep-Alive")
                .doesNotContainIgnoringCase("Upgrade")
                .doesNotContainIgnoringCase("HTTP2-Settings")
                .doesNotContainIgnoringCase("Connection:");
    }

    @Test
    void cannotBeSaidByTheClientWhereTheRouterKnowsBetter() {
        String forged = "X-Forwarded-Proto: https\nX-Forwarded-Port: 443\nX-Request-Start: 1\nConnect-Time: 1\n"
                + "Total-Route-Time: 77777\nSlipway-Front: x 1.2.3.4 http2.0 tls1.3 -\nX-Forwarded-For: 203.0.113.9\n";
        assertThat(seen(forged))
                .contains("\nX-Forwarded-For: 203.0.113.9, 127.0.0.1\n")
                .containsOnlyOnce("X-Forwarded-Proto:")
                .contains("X-Forwarded-Proto: http\n", "X-Forwarded-Port: 80\n")
                .doesNotContain("X-Request-Start: 1\n", "77777", "Slipway-Front");
    }

    @Test
    void areBelievedWhereATrustedProxySaysThem() {
        router.close();
        router = new TestRouter(TestRouter.trusting("127.0.0.0/8"));
        assertThat(seen("X-Forwarded-Proto: https\nX-Forwarded-Port: 443\nX-Forwarded-For: 203.0.113.9\n"))
                .contains("X-Forwarded-For: 203.0.113.9, 127.0.0.1\n")
                .contains("X-Forwarded-Proto: https\n", "X-Forwarded-Port: 443\n");
    }

    @Test
    void haveThePortThatTheClientKnows() {
        assertThat(seen("GET / HTTP/1.1\nHost: app.localhost:8080\n\n", "")).contains("X-Forwarded-Port: 8080\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdefABCD", "0123456789/+=-0123456789"})
    void keepAGoodRequestId(String id) {
        assertThat(seen("X-Request-Id: " + id + "\n")).contains("X-Request-Id: " + id + "\n");
        assertThat(router.line()).contains(" request_id=" + id + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "01234567890123456789 \"", "0123456789012345678901234567890<script>"})
    void loseABadRequestId(String id) {
        assertThat(seen("X-Request-Id: " + id + "\n")).doesNotContain(id).contains("X-Request-Id: ");
    }

    @Test
    void keepTheFormOfTheBody() {
        String chunked = "POST / HTTP/1.1\nHost: app.localhost\nTransfer-Encoding: chunked\n\n0\n\n";
        assertThat(seen(chunked, "")).contains("\nTransfer-Encoding: chunked\n").doesNotContain("Content-Length");
        String long1 = "POST / HTTP/1.1\nHost: app.localhost\nContent-Length: 1\nContent-Length: 1\n\n";
        assertThat(seen(long1, "a")).containsOnlyOnce("Content-Length: 1\n");
    }

    @Test
    void ofHttp10AreThoseOfHttp11ToTheDyno() {
        assertThat(seen("GET / HTTP/1.0\nHost: app.localhost\n\n", ""))
                .startsWith("GET / HTTP/1.1\n")
                .contains("Via: 1.0 slipway\n");
    }

    @Test
    void inTheLogCannotEndTheirField() {
        seen("GET /x\"y HTTP/1.1\nHost: app.localhost\nX-Forwarded-For: a\"b\n\n", "");
        assertThat(router.line()).contains("path=\"/x%22y\" ", "fwd=\"a%22b, 127.0.0.1\" ");
    }

    @Test
    void bringAVisitorToTheDynoThatHeHadFirst() {
        try (ScriptedDyno one = ScriptedDyno.answering("HTTP/1.1 200 OK\nContent-Length: 1\n\n1");
                ScriptedDyno other = ScriptedDyno.answering("HTTP/1.1 200 OK\nContent-Length: 1\n\n2");
                RawClient client = router.route(one.port(), other.port()).client()) {
            router.publish(usual -> new RouteOf(usual).affinity().route());
            String first =
                    client.lines("GET / HTTP/1.1\nHost: app.localhost\n\n").answer();
            assertThat(first).contains("Set-Cookie: heroku-session-affinity=", "; HttpOnly");
            String cookie = first.substring(first.indexOf("heroku-session-affinity="), first.indexOf("; Path"));
            for (int i = 0; i < 10; i++) {
                client.lines("GET / HTTP/1.1\nHost: app.localhost\nCookie: a=b; " + cookie + "\n\n");
                assertThat(client.answer())
                        .endsWith(first.substring(first.length() - 1))
                        .doesNotContain("Set-Cookie");
            }
            // His dyno is gone: he gets another one, and its cookie.
            boolean wasOne = first.endsWith("1");
            router.publish(usual -> new RouteOf(usual)
                    .up(List.of(router.dyno(wasOne ? 1 : 0)))
                    .affinity()
                    .route());
            client.lines("GET / HTTP/1.1\nHost: app.localhost\nCookie: " + cookie + "\n\n");
            assertThat(client.answer()).endsWith(wasOne ? "2" : "1").contains("Set-Cookie: heroku-session-affinity=");
        }
    }

    @Test
    void andAnswersAreCounted() {
        try (ScriptedDyno dyno = ScriptedDyno.answering("HTTP/1.1 404 No\nContent-Length: 3\n\nabc");
                RawClient client = router.route(dyno.port()).client()) {
            for (int i = 0; i < 7; i++) {
                client.lines("GET / HTTP/1.1\nHost: app.localhost\n\n").answer();
            }
            router.route(slipway.journey.Platform.freePort());
            client.lines("GET / HTTP/1.1\nHost: app.localhost\n\n").answer();
            slipway.journey.Platform.await("all counts", () -> router.traffic().total(5) == 1);
            assertThat(router.traffic().total(4)).isEqualTo(7);
            assertThat(router.traffic().bytes()).isEqualTo(21);
            assertThat(router.traffic().codes()).containsOnly(java.util.Map.entry("H21", 1L));
            assertThat(router.traffic().latencies().p99()).isPositive();
        }
    }
}
