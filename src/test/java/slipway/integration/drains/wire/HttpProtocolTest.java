package slipway.integration.drains.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.model.logs.DrainUrl;
import slipway.model.logs.LogDrain;
import slipway.model.logs.LogLine;
import slipway.service.logs.drains.OpenDrain;

/** What is sent by HTTP, and what an answer means for the frame and for the connection. */
class HttpProtocolTest {
    @ParameterizedTest
    @CsvSource({
        "200, DELIVERED",
        "202, DELIVERED",
        "204, DELIVERED",
        "301, FAILED",
        "400, REFUSED",
        "401, REFUSED",
        "404, REFUSED",
        "429, FAILED",
        "500, FAILED",
        "503, FAILED"
    })
    void decidesByTheStatus(int status, Outcome outcome) {
        assertThat(HttpProtocol.outcome(status)).isEqualTo(outcome);
    }

    @Nested
    class Heads {
        private final Frame frame =
                new Frame(List.of(new LogLine(Instant.EPOCH, "app", "web.1", "x")), Framing.LOGPLEX, "d.1");

        private String head(String url) {
            LogDrain drain = new LogDrain(UUID.randomUUID(), new byte[0]);
            return HttpProtocol.head(frame, new OpenDrain(drain, new DrainUrl(url)));
        }

        @Test
        void nameTheFrame() {
            assertThat(head("https://logs.example/in?key=1"))
                    .startsWith("POST /in?key=1 HTTP/1.1\r\nHost: logs.example\r\n")
                    .contains("\r\nLogplex-Frame-Id: " + frame.id() + "\r\n")
                    .contains("\r\nLogplex-Msg-Count: 1\r\n")
                    .contains("\r\nContent-Length: " + frame.bytes() + "\r\n")
                    .endsWith("\r\n\r\n");
        }

        @Test
        void carryTheCredentialsOfTheUrlDecoded() {
            assertThat(head("https://me:a%3Ab@logs.example:8443"))
                    .contains("\r\nHost: logs.example:8443\r\n")
                    .contains("\r\nAuthorization: Basic bWU6YTpi\r\n");
        }

        @Test
        void carryNoneWhereThereAreNone() {
            assertThat(head("https://logs.example")).doesNotContain("Authorization");
        }
    }

    @Nested
    class Answers {
        private HttpAnswer read(String text) throws IOException {
            return HttpAnswer.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
        }

        @Test
        void keepTheConnectionWhenTheirEndIsKnown() throws IOException {
            assertThat(read("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK")).isEqualTo(new HttpAnswer(200, true));
            assertThat(read("HTTP/1.1 204\r\n\r\n")).isEqualTo(new HttpAnswer(204, true));
        }

        @Test
        void endItOtherwise() throws IOException {
            assertThat(read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                            .keepsConnection())
                    .isFalse();
            assertThat(read("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                            .keepsConnection())
                    .isFalse();
            assertThat(read("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n").keepsConnection())
                    .isFalse();
        }

        @Test
        void passOverInterimOnes() throws IOException {
            assertThat(read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n")
                            .status())
                    .isEqualTo(500);
        }

        @Test
        void failWhenThereAreNone() {
            assertThatThrownBy(() -> read("")).isInstanceOf(EOFException.class);
            assertThatThrownBy(() -> read("SSH-2.0-OpenSSH\r\n")).hasMessage("No HTTP answer");
        }
    }
}
