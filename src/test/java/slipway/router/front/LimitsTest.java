package slipway.router.front;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How large the head of a request may be (heroku.md, section 4), to the byte. */
class LimitsTest {
    private static final String HOST = "Host: app.localhost\n";
    private static ScriptedDyno dyno;
    private static TestRouter router;

    @BeforeAll
    static void open() {
        dyno = ScriptedDyno.answering("HTTP/1.1 200 OK\nContent-Length: 2\n\nhi");
        router = new TestRouter().route(dyno.port());
    }

    @AfterAll
    static void close() {
        router.close();
        dyno.close();
    }

    private static int status(String request) {
        try (RawClient client = router.client()) {
            return client.lines(request).status();
        }
    }

    @Test
    void ofTheFirstLine() {
        String rest = " HTTP/1.1";
        String longest = "GET /" + "x".repeat(8_192 - "GET /".length() - rest.length());
        assertThat(status(longest + rest + "\n" + HOST + "\n")).isEqualTo(200);
        assertThat(status(longest + "x" + rest + "\n" + HOST + "\n")).isEqualTo(414);
        assertThat(status(longest + "x".repeat(10_000)))
                .as("before its end has come")
                .isEqualTo(414);
    }

    @Test
    void ofAMethod() {
        assertThat(status("M".repeat(127) + " / HTTP/1.1\n" + HOST + "\n")).isEqualTo(200);
        assertThat(status("M".repeat(128) + " / HTTP/1.1\n" + HOST + "\n")).isEqualTo(400);
    }

    @Test
    void ofAHeader() {
        String longest = "X: " + "x".repeat(8_192 - 3);
        assertThat(status("GET / HTTP/1.1\n" + HOST + longest + "\n\n")).isEqualTo(200);
        assertThat(status("GET / HTTP/1.1\n" + HOST + longest + "x\n\n")).isEqualTo(431);
    }

    @Test
    void ofAHeadersName() {
        assertThat(status("GET / HTTP/1.1\n" + HOST + "x".repeat(1_000) + ": 1\n\n"))
                .isEqualTo(200);
        assertThat(status("GET / HTTP/1.1\n" + HOST + "x".repeat(1_001) + ": 1\n\n"))
                .isEqualTo(431);
    }

    @Test
    void ofTheNumberOfHeaders() {
        assertThat(status("GET / HTTP/1.1\n" + HOST + "X: 1\n".repeat(999) + "\n"))
                .isEqualTo(200);
        assertThat(status("GET / HTTP/1.1\n" + HOST + "X: 1\n".repeat(1_000) + "\n"))
                .isEqualTo(431);
    }

    @Test
    void ofAllHeadersTogether() {
        String large = "X: " + "x".repeat(8_000) + "\n";
        assertThat(status("GET / HTTP/1.1\n" + HOST + large.repeat(8) + "\n")).isEqualTo(200);
        assertThat(status("GET / HTTP/1.1\n" + HOST + large.repeat(9) + "\n")).isEqualTo(431);
    }
}
