package slipway.journey.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.journey.ApiClient;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.journey.Visitor;

/** A new password takes the old one, and ends what was got with it. */
class PasswordChangeIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final String FRESH = "a-new-password";

    private final Person person = Person.added(PLATFORM);
    private final ApiClient api = person.api();

    private HttpResponse<String> change(String path, String current, String fresh) {
        return api.send("PATCH", path, "{\"password\":\"" + current + "\",\"new_password\":\"" + fresh + "\"}");
    }

    private static int status(ApiClient client) {
        return client.send("GET", "/account", "").statusCode();
    }

    @ParameterizedTest
    @CsvSource({"/account", "/users/~"})
    void endsOtherLoginsAndBrowsersButNotMadeTokens(String path) {
        ApiClient otherLogin = person.api();
        JsonNode made = api.post("/oauth/authorizations", "{\"description\":\"made\"}");
        ApiClient script =
                api.as("Bearer " + made.path("access_token").path("token").asText());
        Visitor browser = person.signedIn();
        assertThat(change(path, person.password(), FRESH).statusCode()).isEqualTo(200);
        assertThat(status(api)).as("the token that asked").isEqualTo(200);
        assertThat(status(script)).as("a token made by hand").isEqualTo(200);
        assertThat(status(otherLogin)).as("another login").isEqualTo(401);
        assertThat(browser.pathAfter("/account")).isEqualTo("/login");
        assertThat(ApiClient.signedIn(PLATFORM, person.email(), FRESH)
                        .get("/account")
                        .path("email")
                        .asText())
                .isEqualTo(person.email());
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"password\":\"wrong\",\"new_password\":\"a-new-password\"}', current password",
        "'{\"new_password\":\"a-new-password\"}', password",
        "'{\"password\":\"a-new-password\"}', new_password",
        "'{\"password\":\"PASSWORD\",\"new_password\":\"short\"}', 8 characters"
    })
    void isRefusedWithout(String body, String message) {
        HttpResponse<String> refused = api.send("PATCH", "/account", body.replace("PASSWORD", person.password()));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains(message);
        assertThat(status(person.api())).isEqualTo(200);
    }

    @Test
    void endsALoginThatIsUnderWay() throws IOException {
        String body = "{\"description\":\"slow\"}";
        String credentials = Base64.getEncoder()
                .encodeToString((person.email() + ":" + person.password()).getBytes(StandardCharsets.UTF_8));
        try (Socket socket = new Socket("127.0.0.1", PLATFORM.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /oauth/authorizations HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Accept: application/vnd.heroku+json; version=3\r\nContent-Type: application/json\r\n"
                            + "Authorization: Basic " + credentials + "\r\n"
                            + "Content-Length: " + body.length() + "\r\n\r\n" + body.charAt(0))
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertThat(change("/account", person.password(), FRESH).statusCode())
                    .isEqualTo(200);
            out.write(body.substring(1).getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 401")
                    .doesNotContain("\"token\"");
        }
    }

    @Test
    void isNotHalfDoneWhereTheNameIsRefused() {
        String body = "{\"password\":\"%s\",\"new_password\":\"%s\",\"name\":\"%s\"}"
                .formatted(person.password(), FRESH, "x".repeat(300));
        assertThat(api.send("PATCH", "/account", body).statusCode()).isEqualTo(422);
        assertThat(status(person.api())).as("with the old password").isEqualTo(200);
    }

    @Test
    void isNotGuessedWithAToken() {
        for (int i = 0; i < 10; i++) {
            assertThat(change("/account", "wrong-" + i, FRESH).statusCode()).isEqualTo(422);
        }
        assertThat(change("/account", person.password(), FRESH).statusCode()).isEqualTo(429);
    }

    @Test
    void isNobodyElses() {
        assertThat(api.send("PATCH", "/users/" + Platform.OPERATOR, "{\"name\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.patch("/users/" + person.email(), "{\"name\":\"Me\"}")
                        .path("name")
                        .asText())
                .isEqualTo("Me");
        assertThat(api.get("/users/" + api.get("/account").path("id").asText())
                        .path("name")
                        .asText())
                .isEqualTo("Me");
    }
}
