package slipway.journey.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;

/** Fifty clients at once on a platform with 200 apps of 2,000 releases each: every answer is right. */
class LoadIT {
    private static final int APPS = 200;
    private static final int RELEASES = 2_000;
    private static final int CLIENTS = 50;
    private static final int ROUNDS = 12;

    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final Latencies latencies = new Latencies();

    @Test
    void fiftyClientsGetRightAnswers() throws Exception {
        try (Platform platform = Platform.start(Map.of())) {
            ApiClient api = platform.api();
            List<JsonNode> apps = IntStream.range(0, APPS)
                    .mapToObj(number -> api.post("/apps", "{\"name\":\"load-" + number + "\"}"))
                    .toList();
            ManyRows rows = new ManyRows(PlatformDatabase.of(platform));
            rows.releases(RELEASES - 1, "app.name LIKE 'load-%'");
            rows.analyze();
            List<Thread> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(number -> new Thread(() -> work(api, apps, number), "client-" + number))
                    .toList();
            clients.forEach(Thread::start);
            for (Thread client : clients) {
                client.join();
            }
            latencies.print("LoadIT");
            assertThat(complaints).isEmpty();
            assertThat(everything(api, "/apps", "name ..; max=50", "name")).hasSize(APPS);
            assertThat(everything(api, "/apps/load-7/releases", "version ..; max=1000", "version"))
                    .hasSizeGreaterThanOrEqualTo(RELEASES);
        }
    }

    private void work(ApiClient api, List<JsonNode> apps, int number) {
        try {
            Random chance = new Random(number);
            for (int round = 0; round < ROUNDS; round++) {
                JsonNode app = apps.get(chance.nextInt(APPS));
                String path = "/apps/" + app.path("name").asText();
                listOfApps(api);
                expect(app.path("id"), get(api, "app", path, "").path("id"), "id of " + path);
                pageOfReleases(api, path, 1 + chance.nextInt(RELEASES - 300));
                configVar(api, path, "CLIENT_" + number, "round " + round);
                expect(0, get(api, "formation", path + "/formation", "").size(), "formation");
                expect(0, get(api, "dynos", path + "/dynos", "").size(), "dynos");
                HttpResponse<String> session =
                        latencies.measure("log-sessions", () -> api.send("POST", path + "/log-sessions", "{}"));
                expect(201, session.statusCode(), "log session");
            }
        } catch (RuntimeException | AssertionError e) {
            complaints.add(e.toString());
        }
    }

    private void listOfApps(ApiClient api) {
        HttpResponse<String> page =
                latencies.measure("apps", () -> api.send("GET", "/apps", "", "Range", "name ..; max=100"));
        expect(206, page.statusCode(), "status of a list that goes on");
        expect(100, ApiClient.parse(page.body()).size(), "apps of a page");
        expect(
                "name ]load-188..; max=100",
                page.headers().firstValue("Next-Range").orElse(""),
                "next page of apps");
    }

    private void pageOfReleases(ApiClient api, String path, int first) {
        String range = "version " + first + "..; max=200";
        HttpResponse<String> page =
                latencies.measure("releases", () -> api.send("GET", path + "/releases", "", "Range", range));
        expect(206, page.statusCode(), "status of a list that goes on");
        List<Integer> versions = new ArrayList<>();
        ApiClient.parse(page.body())
                .forEach(release -> versions.add(release.path("version").asInt()));
        expect(IntStream.range(first, first + 200).boxed().toList(), versions, "versions");
        expect(
                "version ]" + (first + 199) + "..; max=200",
                page.headers().firstValue("Next-Range").orElse(""),
                "next page of releases");
    }

    private void configVar(ApiClient api, String path, String name, String value) {
        JsonNode vars = latencies.measure(
                "PATCH config-vars",
                () -> ApiClient.json(
                        api.send("PATCH", path + "/config-vars", "{\"%s\":\"%s\"}".formatted(name, value))));
        expect(value, vars.path(name).asText(), "config var");
    }

    private JsonNode get(ApiClient api, String kind, String path, String body) {
        return latencies.measure(kind, () -> ApiClient.json(api.send("GET", path, body)));
    }

    private void expect(Object wanted, Object found, String what) {
        if (!wanted.equals(found)) {
            complaints.add("%s: %s instead of %s".formatted(what, found, wanted));
        }
    }

    /** Follows Next-Range to the end; what comes twice counts once. */
    private static Set<String> everything(ApiClient api, String path, String firstRange, String property) {
        Set<String> found = new HashSet<>();
        Optional<String> range = Optional.of(firstRange);
        while (range.isPresent()) {
            HttpResponse<String> page = api.send("GET", path, "", "Range", range.get());
            ApiClient.json(page).forEach(item -> found.add(item.path(property).asText()));
            range = page.headers().firstValue("Next-Range");
        }
        return found;
    }
}
