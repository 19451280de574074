package slipway.journey.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Platform;
import slipway.journey.Tarball;

/** One-off dynos by the API and the rendezvous protocol: attached, detached, left alone, stopped, outlived. */
class OneOffIT {
    private static Platform platform;
    private static ApiClient api;
    private static String app;

    @BeforeAll
    static void deploySomething() {
        platform = Platform.start(Map.of(
                "SLIPWAY_ATTACH_TIMEOUT", "PT4S",
                "SLIPWAY_HANGUP_GRACE", "PT1S",
                "SLIPWAY_RUN_IDLE", "PT4S",
                "SLIPWAY_STOP_GRACE", "PT2S"));
        api = platform.api();
        app = api.createApp();
        Tarball source = new Tarball()
                .file("Procfile", "console: echo console of\nworker: sleep 1000000\n")
                .file("code.txt", "code\n");
        assertThat(Deploy.source(platform, api, app, source).succeeded()).isTrue();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static JsonNode run(String command, String more) {
        return api.post(
                "/apps/" + app + "/dynos",
                "{\"command\":%s%s}".formatted(ApiClient.quoted(command), more.isEmpty() ? "" : "," + more));
    }

    private static AttachedTerminal attach(JsonNode dyno) {
        return AttachedTerminal.at(platform, dyno.path("attach_url").asText());
    }

    /** What the app's log says of one dyno, without its time. */
    private static List<String> logOf(JsonNode dyno) {
        String source = "[" + dyno.path("name").asText() + "]: ";
        return api.log(app).stream()
                .filter(line -> line.contains(source))
                .map(line -> line.substring(line.indexOf(' ') + 1).replace(source, ": "))
                .toList();
    }

    private static void awaitLog(JsonNode dyno, String line) {
        Platform.await(line + " of " + dyno.path("name"), () -> logOf(dyno).contains(line));
    }

    @Nested
    class Detached {
        @Test
        void writesToTheLogAndIsGoneWhenItEnds() {
            JsonNode dyno = run("cat code.txt; echo $WHO of $DYNO; exit 3", "\"env\":{\"WHO\":\"me\",\"LINES\":24}");
            String name = dyno.path("name").asText();
            assertThat(name).matches("run\\.\\d{4}");
            assertThat(dyno.path("attach_url").isNull()).isTrue();
            awaitLog(dyno, "heroku: State changed from up to complete");
            assertThat(logOf(dyno))
                    .containsExactly(
                            "heroku: Starting process with command `cat code.txt; echo $WHO of $DYNO; exit 3`",
                            "heroku: State changed from starting to up",
                            "app: code",
                            "app: me of " + name,
                            "heroku: Process exited with status 3",
                            "heroku: State changed from up to complete");
            assertThat(api.dynos(app)).isEmpty();
            api.awaitLog(app, "Starting process with command `cat code.txt; echo $WHO of $DYNO; exit 3` by user");
        }

        @Test
        void isOneOfTheDynosWhileItRunsAndCanBeStopped() {
            JsonNode dyno = run("sleep 1000000", "\"type\":\"task\",\"size\":\"standard-2x\"");
            String name = dyno.path("name").asText();
            api.awaitDynos(app, name + "=up");
            JsonNode seen = api.get("/apps/" + app + "/dynos/" + name);
            assertThat(seen.path("type").asText()).isEqualTo("task");
            assertThat(seen.path("size").asText()).isEqualTo("Standard-2X");
            api.post("/apps/" + app + "/dynos/" + name + "/actions/stop", "");
            awaitLog(dyno, "heroku: Process exited with status 143");
            awaitLog(dyno, "heroku: State changed from down to complete");
            assertThat(api.dynos(app)).isEmpty();
        }

        @Test
        void goesOnWhenAllDynosAreRestarted() {
            JsonNode dyno = run("sleep 1000000", "");
            api.awaitDynos(app, dyno.path("name").asText() + "=up");
            api.delete("/apps/" + app + "/dynos");
            api.awaitLog(app, "Restarting by user");
            api.awaitDynos(app, dyno.path("name").asText() + "=up");
            api.post("/apps/" + app + "/dynos/" + dyno.path("name").asText() + "/actions/stop", "");
            awaitLog(dyno, "heroku: Process exited with status 143");
        }

        @Test
        void isStoppedWhenItsTimeIsOver() {
            JsonNode dyno = run("sleep 1000000", "\"time_to_live\":1");
            awaitLog(dyno, "heroku: Stopping all processes with SIGTERM");
            awaitLog(dyno, "heroku: Process exited with status 143");
        }

        @Test
        void runsAProcessTypeByItsName() {
            JsonNode dyno = run("console the app", "");
            awaitLog(dyno, "app: console of the app");
        }
    }

    @Nested
    class Attached {
        @Test
        void beginsWhenItsClientComesAndSaysNothingInTheLog() {
            JsonNode dyno = run(
                    "read -r line; echo heard $line; stty size",
                    "\"attach\":true,\"env\":{\"LINES\":30,\"COLUMNS\":90}");
            awaitLog(dyno, "heroku: Awaiting client");
            try (AttachedTerminal terminal = attach(dyno)) {
                terminal.type("hello\r");
                assertThat(terminal.toItsEnd()).contains("heard hello\r\n", "30 90\r\n");
            }
            awaitLog(dyno, "heroku: State changed from up to complete");
            assertThat(logOf(dyno))
                    .containsExactly(
                            "heroku: Awaiting client",
                            "heroku: Starting process with command `read -r line; echo heard $line; stty size`",
                            "heroku: State changed from starting to up",
                            "heroku: Process exited with status 0",
                            "heroku: State changed from up to complete");
        }

        @Test
        void hasNoTerminalWhereNoneIsWanted() {
            JsonNode dyno = run("[ -t 0 ] || echo none; wc -c", "\"attach\":true,\"force_no_tty\":true");
            try (AttachedTerminal terminal = attach(dyno)) {
                terminal.await("none\n");
                terminal.type("12345");
                terminal.type("\u0004");
                assertThat(terminal.toItsEnd()).endsWith("none\n5\n");
            }
        }

        @Test
        void letsNobodyInTwiceOrWithoutTheSecret() {
            JsonNode dyno = run("sleep 1000000", "\"attach\":true");
            String url = dyno.path("attach_url").asText();
            try (AttachedTerminal stranger = AttachedTerminal.knocking(platform, url + "x")) {
                assertThat(stranger.toItsEnd()).isEmpty();
            }
            try (AttachedTerminal first = attach(dyno);
                    AttachedTerminal second = AttachedTerminal.knocking(platform, url)) {
                assertThat(second.toItsEnd()).isEmpty();
                first.type("\u0003");
                first.toItsEnd();
            }
            assertThat(api.get("/apps/" + app + "/dynos").toString()).doesNotContain("rendezvous");
        }

        @Test
        void endsWithItsClient() {
            JsonNode dyno = run("trap 'exit 7' HUP; echo ready; sleep 1000000 & wait", "\"attach\":true");
            AttachedTerminal terminal = attach(dyno);
            terminal.await("ready");
            terminal.close();
            awaitLog(dyno, "heroku: Client connection closed. Sending SIGHUP to all processes");
            awaitLog(dyno, "heroku: Process exited with status 7");
            awaitLog(dyno, "heroku: State changed from up to complete");
        }

        @Test
        void isReportedWhenItDoesNot() {
            JsonNode dyno = run("trap '' HUP; echo ready; sleep 1000000", "\"attach\":true,\"force_no_tty\":true");
            AttachedTerminal terminal = attach(dyno);
            terminal.await("ready");
            terminal.close();
            awaitLog(
                    dyno,
                    "heroku: Error R16 (Detached) -> An attached process is not responding to SIGHUP after its external"
                            + " connection was closed.");
            api.post("/apps/" + app + "/dynos/" + dyno.path("name").asText() + "/actions/stop", "");
            awaitLog(dyno, "heroku: State changed from down to complete");
        }

        @Test
        void isGivenUpWhenNobodyComes() {
            JsonNode dyno = run("echo never", "\"attach\":true");
            awaitLog(dyno, "heroku: Error R13 (Attach error) -> Failed to attach to process");
            awaitLog(dyno, "heroku: State changed from starting to complete");
            assertThat(api.dynos(app)).doesNotContain(dyno.path("name").asText());
            try (AttachedTerminal late =
                    AttachedTerminal.knocking(platform, dyno.path("attach_url").asText())) {
                assertThat(late.toItsEnd()).isEmpty();
            }
        }

        @Test
        void isHungUpWhenNobodySaysAnythingForLong() {
            JsonNode dyno = run("echo ready; sleep 1000000", "\"attach\":true");
            try (AttachedTerminal terminal = attach(dyno)) {
                assertThat(terminal.toItsEnd()).contains("ready");
            }
            awaitLog(dyno, "heroku: Client connection closed. Sending SIGHUP to all processes");
        }

        @Test
        void tellsItsClientThatItWasStoppedBeforeItBegan() {
            JsonNode dyno = run("echo never", "\"attach\":true");
            api.post("/apps/" + app + "/dynos/" + dyno.path("name").asText() + "/actions/stop", "");
            awaitLog(dyno, "heroku: State changed from starting to complete");
            assertThat(logOf(dyno)).noneMatch(line -> line.contains("Starting process"));
        }
    }

    @Nested
    class WhenThePlatformIsKilled {
        @Test
        void detachedOnesGoOnAndAttachedOnesAreHungUp() throws IOException {
            JsonNode detached = run(
                    "echo began; while [ ! -e %s ]; do sleep 0.05; done; echo finished"
                            .formatted(platform.gates().resolve("go")),
                    "");
            awaitLog(detached, "app: began");
            JsonNode attached = run("echo ready; sleep 1000000", "\"attach\":true");
            try (AttachedTerminal terminal = attach(attached)) {
                terminal.await("ready");
                platform.kill();
                platform.launch();
                platform.awaitReady();
            }
            api = platform.api();
            Platform.await(
                    "the attached one to be gone",
                    () -> !api.dynos(app)
                            .toString()
                            .contains(attached.path("name").asText()));
            api.awaitDynos(app, detached.path("name").asText() + "=up");
            Files.createFile(platform.gates().resolve("go"));
            awaitLog(detached, "app: finished");
            awaitLog(detached, "heroku: State changed from up to complete");
        }
    }

    @Nested
    class Refused {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                    {}                                             | Parameter "command" is missing.
                    {"command":"  "}                               | Parameter "command" is missing.
                    {"command":"a\\u0000b"}                        | Parameter "command" has a NUL
                    {"command":"a","type":"a b"}                   | Parameter "type" must be
                    {"command":"a","size":"huge"}                  | No such dyno size as huge.
                    {"command":"a","env":{"A B":"1"}}              | Parameter "env" has a name
                    {"command":"a","env":{"A":["1"]}}              | Parameter "env" must have texts
                    {"command":"a","time_to_live":0}               | Parameter "time_to_live" must be from 1 to 86400
                    {"command":"a","time_to_live":86401}           | Parameter "time_to_live" must be from 1 to 86400
                    """)
        void saysWhatIsWrong(String body, String message) {
            HttpResponse<String> answer = api.send("POST", "/apps/" + app + "/dynos", body);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(ApiClient.parse(answer.body()).path("message").asText()).startsWith(message);
        }

        @Test
        void saysThatThereIsNoCodeYet() {
            String empty = api.createApp();
            HttpResponse<String> answer = api.send("POST", "/apps/" + empty + "/dynos", "{\"command\":\"bash\"}");
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).containsPattern(Pattern.compile("no code to run yet"));
        }
    }
}
