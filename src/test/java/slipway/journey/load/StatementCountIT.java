package slipway.journey.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;
import slipway.journey.Tarball;

/**
 * What a request costs the database does not depend on how much there is, of others' or in the list itself: the same
 * number of statements, none of them reading a whole table.
 */
class StatementCountIT {
    private static final String OPERATOR = "(SELECT id FROM account WHERE email = 'operator@localhost')";

    /** Tables that grow with what people do. */
    private static final Pattern WHOLE_TABLE = Pattern.compile(
            "Seq Scan on (account|oauth_authorization|app|app_setup|slug|release|build|formation|dyno|collaborator|app_transfer"
                    + "|activity_event|domain|sni_endpoint|log_drain|app_webhook\\w*|webhook\\w*|ssh_key\\w*|metric_slot)\\b");

    private static Platform platform;
    private static Map<String, List<String>> few;
    private static Map<String, List<String>> many;
    private static final Map<String, String> WHOLE_TABLES = new TreeMap<>();
    private static int startWithFew;
    private static int startWithMany;

    @BeforeAll
    static void askWithLittleAndWithMuch() {
        platform = Platform.start(Map.of());
        ApiClient api = platform.api();
        String app = api.post("/apps", "{\"name\":\"counted\"}").path("name").asText();
        api.post("/apps/counted/addons", "{\"plan\":\"slipway-monitoring\"}");
        Deploy.Outcome deployed = Deploy.testApp(platform, api, app, "");
        api.patch("/apps/counted/formation", "{\"updates\":[{\"type\":\"web\",\"quantity\":0}]}");
        api.awaitDynos(app);
        StatementLog log = StatementLog.of(platform);
        String setup = setUp(api);
        Map<String, String> values = values(api, deployed.build());
        values.put("app-setups", setup);
        PageVisitor visitor = PageVisitor.signedIn(platform);
        few = ask(log, api, visitor, values);
        startWithFew = start(log);
        fill(
                new ManyRows(PlatformDatabase.of(platform)),
                api.get("/apps/counted").path("id").asText());
        startWithMany = start(log);
        visitor = PageVisitor.signedIn(platform);
        many = ask(log, api, visitor, values);
    }

    @AfterAll
    static void stop() {
        platform.discard();
    }

    /** A setup whose source has no app.json, so that it ends without an app that runs. */
    private static String setUp(ApiClient api) {
        JsonNode source = api.post("/sources", "").path("source_blob");
        Deploy.put(
                platform,
                source.path("put_url").asText(),
                new Tarball().file("README", "nothing").bytes());
        String id = api.post(
                        "/app-setups",
                        "{\"source_blob\":{\"url\":\"" + source.path("get_url").asText() + "\"}}")
                .path("id")
                .asText();
        Platform.await(
                "the end of the setup",
                () -> api.get("/app-setups/" + id).path("status").asText().equals("failed"));
        return id;
    }

    private static Map<String, String> values(ApiClient api, JsonNode build) {
        Map<String, String> values = new HashMap<>(Map.of(
                "apps", "counted",
                "releases", "1",
                "builds", build.path("id").asText(),
                "slugs", build.path("slug").path("id").asText(),
                "formation", "web",
                "stacks", "heroku-24",
                "regions", "us",
                "dyno-sizes", "eco",
                "users", "~",
                "domains", "counted.localhost"));
        values.put("buildpacks", "heroku%2Fjvm");
        values.put(
                "authorizations",
                api.get("/oauth/authorizations").path(0).path("id").asText());
        return values;
    }

    private static void fill(ManyRows rows, String counted) {
        rows.accounts(2_000);
        rows.apps(6_000, "theirs", "(SELECT id FROM account WHERE g IS NOT NULL OFFSET g % 2000 LIMIT 1)");
        rows.apps(150, "mine", OPERATOR);
        rows.releases(15, "name LIKE 'theirs-%'");
        rows.releases(150, "name = 'counted'");
        rows.slots(100, "name LIKE 'theirs-1%'");
        rows.slots(140, "name = 'counted'");
        rows.builds(10, "name LIKE 'theirs-%'");
        rows.builds(150, "name = 'counted'");
        rows.setups(1, "name LIKE 'theirs-%'");
        rows.spreadOverAccounts(counted);
        rows.tokensAndCollaborations("theirs");
        rows.collaborations(50, "theirs", OPERATOR);
        rows.analyze();
    }

    /** The statements of every GET route that is built, and of the pages. */
    private static Map<String, List<String>> ask(
            StatementLog log, ApiClient api, PageVisitor visitor, Map<String, String> values) {
        Map<String, List<String>> statements = new TreeMap<>();
        Map<String, Runnable> requests = new TreeMap<>();
        for (String route : Routes.get(values)) {
            if (api.send("GET", route, "").statusCode() < 400) {
                requests.put(route, () -> api.send("GET", route, ""));
            }
        }
        for (String page : List.of(
                "/apps",
                "/apps?live",
                "/apps/counted",
                "/apps/counted?live",
                "/apps/counted/metrics/24h",
                "/apps/counted/metrics/24h?live",
                "/deploy/" + values.get("app-setups"))) {
            requests.put("page " + page, () -> visitor.open(page));
        }
        requests.forEach((route, request) -> {
            String said = quieter(log.during(request), log.during(request));
            statements.put(route, StatementLog.statements(said));
            said.lines()
                    .filter(line -> WHOLE_TABLE.matcher(line).find())
                    .forEach(line -> WHOLE_TABLES.put(route, line.strip()));
            System.out.printf(
                    "StatementCountIT: %-45s %2d statements, %2d round trips%n",
                    route, statements.get(route).size(), StatementLog.roundTrips(said));
        });
        return statements;
    }

    /** Loops look things up every few seconds, whoever asks for something meanwhile: that can only add statements. */
    private static String quieter(String once, String again) {
        return StatementLog.statements(again).size()
                        < StatementLog.statements(once).size()
                ? again
                : once;
    }

    private static int start(StatementLog log) {
        String said = quieter(log.during(StatementCountIT::restart), log.during(StatementCountIT::restart));
        WHOLE_TABLES.clear();
        return StatementLog.statements(said).size();
    }

    private static void restart() {
        platform.stop();
        platform.launch();
        platform.awaitReady();
    }

    @Test
    void everyRouteAsksTheSameNumberOfTimes() {
        Map<String, Integer> fewCounts = new TreeMap<>();
        few.forEach((route, statements) -> fewCounts.put(route, statements.size()));
        Map<String, Integer> manyCounts = new TreeMap<>();
        many.forEach((route, statements) -> manyCounts.put(route, statements.size()));
        assertThat(manyCounts).isEqualTo(fewCounts);
    }

    @Test
    void noRouteReadsAWholeTable() {
        assertThat(WHOLE_TABLES).isEmpty();
    }

    @Test
    void noRouteAsksTheSameAgainAndAgain() {
        many.forEach((route, statements) ->
                assertThat(statements).as(route).hasSizeLessThan(route.startsWith("page") ? 30 : 12));
    }

    @Test
    void aStartAsksTheSameNumberOfTimesForAppsThatRunNothing() {
        assertThat(startWithMany).isEqualTo(startWithFew);
    }
}
