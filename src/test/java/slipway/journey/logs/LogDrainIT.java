package slipway.journey.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slipway.journey.ApiClient;
import slipway.journey.Platform;

/** Lines of an app's log arrive at real receivers, whatever these do meanwhile. */
class LogDrainIT {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+00:00";

    @TempDir
    static Path trusted;

    @TempDir
    static Path untrusted;

    private static ReceiverCertificate certificate;
    private static Platform platform;
    private static ApiClient api;

    private String app;

    @BeforeAll
    static void start() {
        certificate = ReceiverCertificate.make(trusted, "localhost");
        platform = Platform.start(Map.of(
                "SLIPWAY_PRIVATE_DRAINS",
                "true",
                "JAVA_OPTS",
                "-Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djavax.net.ssl.trustStore="
                        + certificate.trustStore()));
        api = platform.api();
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @BeforeEach
    void create() {
        app = api.createApp();
    }

    @AfterEach
    void delete() {
        api.delete("/apps/" + app);
    }

    /** Writes a line into the log: {@code app[api]: Set NAME config vars by user ...}. */
    private void write(String name) {
        api.patch("/apps/" + app + "/config-vars", "{\"" + name + "\":\"1\"}");
    }

    private static String written(String name) {
        return "Set " + name + " config vars by user " + Platform.OPERATOR;
    }

    private JsonNode add(String url) {
        return api.post("/apps/" + app + "/log-drains", "{\"url\":\"" + url + "\"}");
    }

    private List<String> complaints(String code) {
        return api.log(app).stream()
                .filter(line -> line.contains(" heroku[logplex]: Error " + code))
                .toList();
    }

    @Nested
    class ByHttp {
        private final HttpReceiver receiver = new HttpReceiver();

        @AfterEach
        void closeReceiver() {
            receiver.close();
        }

        @Test
        void postsFramesAsHerokuDoes() {
            JsonNode drain = add(receiver.url("me:secret@", "/in?key=1"));
            write("FIRST");
            receiver.awaitText(written("FIRST"));
            HttpReceiver.Received frame = receiver.received().get(0);
            assertThat(frame.path()).isEqualTo("/in?key=1");
            assertThat(frame.header("Content-Type")).isEqualTo("application/logplex-1");
            assertThat(frame.header("User-Agent")).startsWith("Logplex/v");
            assertThat(frame.header("Logplex-Drain-Token"))
                    .isEqualTo(drain.path("token").asText());
            assertThat(frame.header("Logplex-Frame-Id")).matches("[0-9a-f]{32}");
            assertThat(frame.header("Authorization")).isEqualTo("Basic bWU6c2VjcmV0");
            assertThat(receiver.text())
                    .containsPattern("\\d+ <190>1 " + TIME + " host app api - " + written("FIRST") + "\n");
        }

        @Test
        void sendsAFrameAgainUnderTheSameId() {
            receiver.answer(500, 503);
            add(receiver.url("", "/"));
            write("AGAIN");
            Platform.await("three tries", () -> receiver.received().size() >= 3);
            List<HttpReceiver.Received> tries = List.copyOf(receiver.received()).subList(0, 3);
            assertThat(tries.stream()
                            .map(frame -> frame.header("Logplex-Frame-Id"))
                            .distinct())
                    .hasSize(1);
            assertThat(tries.stream().map(HttpReceiver.Received::body).distinct())
                    .hasSize(1);
        }

        @Test
        void doesNotInsistOnAFrameThatIsRefused() {
            receiver.answer(400);
            add(receiver.url("", "/"));
            write("REFUSED");
            Platform.await("the first frame", () -> !receiver.received().isEmpty());
            write("NEXT");
            receiver.awaitText(written("NEXT"));
            assertThat(receiver.received().stream()
                            .map(frame -> frame.header("Logplex-Frame-Id"))
                            .distinct())
                    .hasSameSizeAs(receiver.received());
        }

        @Test
        void givesAFrameUpAfterThreeTriesAndSaysSo() {
            receiver.answer(500, 500, 500);
            add(receiver.url("", "/"));
            write("LOST");
            Platform.await("three tries", () -> receiver.received().size() >= 3);
            write("NEXT");
            receiver.awaitText(written("NEXT"));
            api.awaitLog(app, " heroku[logplex]: Error L10 (output buffer overflow): ");
            assertThat(receiver.received().stream().skip(3).map(frame -> frame.header("Logplex-Frame-Id")))
                    .doesNotContain(receiver.received().get(0).header("Logplex-Frame-Id"));
        }

        @Test
        void saysHowManyLinesASlowReceiverHasMissed() {
            receiver.shut();
            add(receiver.url("", "/"));
            for (int i = 0; i < 1_100; i++) {
                platform.visit(app, "/");
            }
            receiver.open();
            api.awaitLog(app, " heroku[logplex]: Error L10 (output buffer overflow): ");
            assertThat(complaints("L10").get(0))
                    .containsPattern("overflow\\): \\d+ messages dropped since "
                            + "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+00:00\\.$");
            receiver.awaitText(" host heroku logplex - Error L10 ");
            assertThat(receiver.text())
                    .containsPattern("<45>1 " + TIME + " host heroku logplex - Error L10")
                    .containsPattern("<158>1 " + TIME + " host heroku router - at=info code=H81 ");
        }

        @Test
        void goesOnAfterTheReceiverWasAway() {
            add(receiver.url("", "/"));
            write("BEFORE");
            receiver.awaitText(written("BEFORE"));
            int port = receiver.port();
            receiver.awaitAllAnswered();
            receiver.close();
            write("MEANWHILE");
            try (HttpReceiver again = new HttpReceiver(port)) {
                write("AFTER");
                again.awaitText(written("AFTER"));
                assertThat(again.text()).doesNotContain(written("BEFORE"));
            }
        }

        @Test
        void goesOnAfterThePlatformWasKilled() {
            add(receiver.url("", "/"));
            write("BEFORE");
            receiver.awaitText(written("BEFORE"));
            platform.kill();
            platform.launch();
            platform.awaitReady();
            write("AFTER");
            receiver.awaitText(written("AFTER"));
        }

        @Test
        void endsWhenTheDrainIsRemoved() {
            try (HttpReceiver other = new HttpReceiver()) {
                String id = add(receiver.url("", "/")).path("id").asText();
                add(other.url("", "/"));
                api.delete("/apps/" + app + "/log-drains/" + id);
                write("LATER");
                other.awaitText(written("LATER"));
                assertThat(receiver.text()).doesNotContain(written("LATER"));
            }
        }

        @Test
        void goesWithTheAppsDestruction() {
            String other = api.createApp();
            api.post("/apps/" + other + "/log-drains", "{\"url\":\"" + receiver.url("", "/") + "\"}");
            api.delete("/apps/" + other);
            assertThat(api.send("GET", "/apps/" + other + "/log-drains", "").statusCode())
                    .isEqualTo(404);
        }
    }

    @Nested
    class BySyslog {
        @Test
        void writesRfc5424WithOctetCounts() {
            try (SyslogReceiver receiver = SyslogReceiver.plain()) {
                String token = add("syslog://localhost:" + receiver.port())
                        .path("token")
                        .asText();
                write("SYSLOG");
                receiver.awaitMessage(written("SYSLOG"));
                assertThat(receiver.messages())
                        .anyMatch(message ->
                                message.matches("<190>1 " + TIME + " " + token + " app api - - " + written("SYSLOG")));
            }
        }

        @Test
        void comesBackToAReceiverThatWasStartedAgain() {
            SyslogReceiver first = SyslogReceiver.plain();
            add("syslog://localhost:" + first.port());
            write("BEFORE");
            first.awaitMessage(written("BEFORE"));
            first.close();
            try (SyslogReceiver second = new SyslogReceiver(first.port(), Optional.empty())) {
                write("AFTER");
                second.awaitMessage(written("AFTER"));
            }
        }

        @Test
        void speaksTlsToWhomTheJvmTrusts() {
            try (SyslogReceiver receiver = new SyslogReceiver(0, Optional.of(certificate))) {
                add("syslog+tls://localhost:" + receiver.port());
                write("SECURE");
                receiver.awaitMessage(written("SECURE"));
                write("AGAIN");
                receiver.awaitMessage(written("AGAIN"));
            }
        }

        @Test
        void saysThatACertificateIsNotTrusted() {
            Optional<ReceiverCertificate> strange =
                    Optional.of(ReceiverCertificate.make(untrusted, "elsewhere.example"));
            try (SyslogReceiver receiver = new SyslogReceiver(0, strange)) {
                String url = "syslog+tls://localhost:" + receiver.port();
                add(url);
                write("SECRET");
                api.awaitLog(app, "heroku[logplex]: Error L14");
                assertThat(complaints("L14").get(0))
                        .endsWith("Error L14 (certificate validation): error=\"unknown ca\" uri=\"" + url + "\"");
                assertThat(receiver.messages()).isEmpty();
            }
        }
    }
}
