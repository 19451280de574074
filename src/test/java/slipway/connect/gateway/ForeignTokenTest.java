package slipway.connect.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.connect.StubPlatform;

/** Tokens of other platforms do not reach this one. */
class ForeignTokenTest {
    private final StubPlatform platform = StubPlatform.start();
    private Gateway gateway;
    private Client client;

    @BeforeEach
    void connect() throws Exception {
        gateway = Gateways.to(platform.url());
        client = Client.heroku(gateway, "git.heroku.com");
    }

    @AfterEach
    void end() throws Exception {
        client.close();
        gateway.close();
        platform.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer HRKU-abc", "bearer 01234567-89ab-cdef-0123-456789abcdef", "Digest slip", "something"})
    void isAnsweredHereWithAdvice(String authorization) throws Exception {
        client.send("GET /account HTTP/1.1\r\nHost: a\r\nAuthorization: " + authorization + "\r\n\r\n");
        assertThat(client.rest())
                .startsWith("HTTP/1.1 401 ")
                .contains("\"id\":\"unauthorized\"", "heroku login -i", "slipway-connect " + platform.url() + " login");
        assertThat(platform.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":HRKU-abc",
                "heroku:HRKU-abc",
                "HRKU-abc:",
                "me@example.com:HRKU-abc",
                "me@example.com:01234567-89ab-cdef-0123-456789abcdef"
            })
    void isFoundInPairsOfUserAndPassword(String pair) throws Exception {
        client.send("GET /a.git HTTP/1.1\r\nHost: a\r\nAuthorization: Basic " + base64(pair) + "\r\n\r\n");
        assertThat(client.rest()).startsWith("HTTP/1.1 401 ");
        assertThat(platform.connections()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"HRKU-abc,401", "slipway-abc,200"})
    void isFoundWithoutAWordBeforeIt(String token, String status) throws Exception {
        client.send("GET / HTTP/1.1\r\nHost: a\r\nAuthorization: " + base64(":" + token) + "\r\n\r\n");
        assertThat(client.head()).startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {":slipway-abc", "heroku:slipway-abc", "slipway-abc:", "me@example.com:my password"})
    void isNotSeenInWhatIsForThePlatform(String pair) throws Exception {
        client.send("GET / HTTP/1.1\r\nHost: a\r\nAuthorization: Basic " + base64(pair) + "\r\n\r\n");
        assertThat(client.answer()).startsWith("200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer HRKU-abc"})
    void isFoundInLaterRequestsAsWell(String authorization) throws Exception {
        client.send("GET /first HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer slipway-abc\r\n\r\n");
        client.answer();
        client.send("POST /second HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nAuthorization: " + authorization
                + "\r\n\r\nhello");
        assertThat(client.rest()).startsWith("HTTP/1.1 401 ");
        assertThat(platform.asked()).hasSize(1);
    }

    private static String base64(String pair) {
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
