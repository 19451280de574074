package slipway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import slipway.journey.ApiClient;
import slipway.journey.Platform;

/** Every list there is, asked for whole and in parts. */
class ListRangesIT {
    private static final Platform PLATFORM = Platform.shared();

    /** Of these, lists get more than the one thing that the fixtures make. */
    private static final List<String> MORE_OF = List.of(
            "apps",
            "collaborators",
            "domains",
            "sni-endpoints",
            "log-drains",
            "webhooks",
            "keys",
            "app-transfers",
            "authorizations");

    private static Fixtures fixtures;
    private static ApiClient api;

    @BeforeAll
    static void fillTheLists() {
        fixtures = new Fixtures(PLATFORM);
        api = fixtures.owner();
        MORE_OF.forEach(kind -> {
            fixtures.shared(kind);
            fixtures.fresh(kind);
        });
        String app = "/apps/" + fixtures.appName();
        api.patch(
                app + "/formation",
                "{\"updates\":[{\"type\":\"web\",\"size\":\"standard-1x\"},{\"type\":\"worker\",\"quantity\":2,\"size\":\"standard-1x\"}]}");
        api.patch(app + "/config-vars", "{\"A\":\"1\"}");
        api.awaitDynos(fixtures.appName(), "web.1=up", "worker.1=up", "worker.2=up");
    }

    static Stream<String> lists() {
        return RouteTable.ROUTES.stream()
                .filter(route -> route.method().equals("GET") && route.isList())
                .map(route -> route.shape())
                // Providers' own: people are refused.
                .filter(shape -> !shape.matches("/addons/\\{}/(webhook|log-drains).*"));
    }

    private static String path(String shape) {
        return fixtures.path(shape).orElseThrow(() -> new AssertionError("Nothing to ask " + shape + " about"));
    }

    /** The properties that a list says it goes by. */
    private static List<String> sortable(String path) {
        String ranges =
                api.send("GET", path, "").headers().firstValue("Accept-Ranges").orElse("");
        return Stream.of(ranges.split(",\\s*")).filter(name -> !name.isEmpty()).toList();
    }

    private static List<String> values(JsonNode list, String property) {
        List<String> values = new ArrayList<>();
        list.forEach(item -> values.add(item.path(property).asText()));
        return values;
    }

    @ParameterizedTest
    @MethodSource("lists")
    void saysWhatItGoesByAndWhatItShows(String shape) {
        HttpResponse<String> answer = api.send("GET", path(shape), "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Accept-Ranges")).as(shape).isPresent();
        assertThat(answer.headers().firstValue("Next-Range")).isEmpty();
        if (!ApiClient.parse(answer.body()).isEmpty()) {
            assertThat(sortable(path(shape))).as(shape).isNotEmpty();
            assertThat(answer.headers().firstValue("Content-Range").orElse(""))
                    .as(shape)
                    .matches("[a-z_]+ .+\\.\\..+; max=200.*");
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void isWalkedPieceByPieceWithoutLossOrDoubles(String shape) {
        String path = path(shape);
        for (String property : sortable(path)) {
            List<String> whole =
                    values(ApiClient.json(api.send("GET", path, "", "Range", property + " ..; max=1000;")), property);
            assertThat(walked(path, property, property + " ..; max=1"))
                    .as(shape + " by " + property)
                    .isEqualTo(whole);
            Collections.reverse(whole);
            assertThat(walked(path, property, property + " ..; order=desc,max=2"))
                    .as(shape + " by " + property + ", last first")
                    .isEqualTo(whole);
        }
    }

    private static List<String> walked(String path, String property, String start) {
        List<String> values = new ArrayList<>();
        Optional<String> range = Optional.of(start);
        while (range.isPresent()) {
            HttpResponse<String> part = api.send("GET", path, "", "Range", range.get());
            values.addAll(values(ApiClient.json(part), property));
            range = part.headers().firstValue("Next-Range");
            assertThat(part.statusCode()).isEqualTo(range.isPresent() ? 206 : 200);
            assertThat(values).as("a walk that does not end").hasSizeLessThan(1_000);
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("lists")
    void takesTheRangeInAllSpellings(String shape) {
        String path = path(shape);
        for (String property : sortable(path)) {
            String comma = api.send("GET", path, "", "Range", property + " ..; order=desc,max=1")
                    .body();
            String spaced = api.send("GET", path, "", "Range", property + " ..; max=1, order=desc")
                    .body();
            JsonNode closed = ApiClient.json(api.send("GET", path, "", "Range", property + " ..; max=1000;"));
            assertThat(values(ApiClient.parse(spaced), property))
                    .as(shape)
                    .isEqualTo(values(ApiClient.parse(comma), property))
                    .hasSize(Math.min(1, closed.size()));
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void refusesARangeThatMakesNoSense(String shape) {
        for (String range : List.of("nonsense", "no_such_property ..", "id ..; max=many", "id ..; order=random")) {
            HttpResponse<String> answer = api.send("GET", path(shape), "", "Range", range);
            assertThat(answer.statusCode()).as(shape + " " + range).isEqualTo(416);
            assertThat(ApiClient.parse(answer.body()).path("id").asText()).isEqualTo("requested_range_not_satisfiable");
        }
    }
}
