package slipway.journey.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.HerokuCli;
import slipway.journey.Http;
import slipway.journey.Platform;
import slipway.journey.Program;

/** {@code heroku logs --tail} goes on over whatever cuts it off, and shows each line once. */
@EnabledIf("slipway.journey.HerokuCli#isInstalled")
class LogTailIT {
    private static final Pattern NUMBER = Pattern.compile("app\\[web\\.1]: number (\\d+)\n");

    private static Platform platform;
    private static ApiClient api;
    private static String app;

    @TempDir
    Path home;

    @BeforeAll
    static void letADynoCount() {
        platform = Platform.start(Map.of());
        api = platform.api();
        app = api.createApp();
        Deploy.testApp(platform, api, app, "count=100");
        api.awaitDynos(app, "web.1=up");
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @Test
    void goesOnWhenTheConnectionIsCut() {
        try (CutForwarder wire = new CutForwarder(platform.port());
                Program tail = tail(wire.port())) {
            long before = awaitMore(tail, 0);
            wire.cut();
            long after = awaitMore(tail, before);
            wire.cut();
            awaitMore(tail, after);
            assertEachNumberOnce(tail);
        }
    }

    @Test
    void goesOnWhenThePlatformIsStartedAgain() {
        try (Program tail = tail(platform.port())) {
            long before = awaitMore(tail, 0);
            platform.stop();
            platform.launch();
            awaitMore(tail, before);
            assertEachNumberOnce(tail);
        }
    }

    @Test
    void goesOnWhenThePlatformIsKilledAndStartedAgain() {
        try (Program tail = tail(platform.port())) {
            long before = awaitMore(tail, 0);
            platform.kill();
            platform.launch();
            awaitMore(tail, before);
            assertEachNumberOnce(tail);
        }
    }

    @Test
    void tellsItsPositionThoughNoLinePassesTheFilter() {
        String url = api.post("/apps/" + app + "/log-sessions", "{\"tail\":true,\"source\":\"nobody\"}")
                .path("logplex_url")
                .asText();
        HttpResponse<java.util.stream.Stream<String>> events = Http.send(
                HttpRequest.newBuilder(Deploy.local(platform, url)).build(), HttpResponse.BodyHandlers.ofLines());
        try (java.util.stream.Stream<String> lines = events.body()) {
            List<String> first = lines.limit(4).toList();
            assertThat(first.get(0)).isEqualTo("retry: 10000");
            assertThat(first.get(1)).isEqualTo("event: position");
            assertThat(first.get(2)).matches("id: \\d+");
            assertThat(first.get(3)).isEqualTo("data:");
        }
        assertThat(events.headers().firstValue("Transfer-Encoding")).isEmpty();
        assertThat(events.headers().firstValue("Connection")).hasValue("close");
    }

    private Program tail(int port) {
        return HerokuCli.withToken(platform, home, api.token())
                .through(port)
                .start("logs", "--tail", "-n", "1500", "-a", app);
    }

    /** Waits for ten numbers that the dyno wrote after {@code number}. */
    private static long awaitMore(Program tail, long number) {
        List<Long> seen = numbers(tail);
        long next = Math.max(number, seen.isEmpty() ? 0 : seen.get(seen.size() - 1)) + 10;
        tail.awaitOutput("app[web.1]: number " + next + "\n");
        return next;
    }

    private static void assertEachNumberOnce(Program tail) {
        List<Long> seen = numbers(tail);
        List<Long> all = LongStream.rangeClosed(seen.get(0), seen.get(seen.size() - 1))
                .boxed()
                .toList();
        assertThat(seen).isEqualTo(all);
    }

    private static List<Long> numbers(Program tail) {
        return NUMBER.matcher(tail.out())
                .results()
                .map((MatchResult match) -> Long.valueOf(match.group(1)))
                .toList();
    }
}
