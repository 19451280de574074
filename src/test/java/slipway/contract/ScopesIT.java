package slipway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.api.schema.BuiltRoute;
import slipway.journey.ApiClient;
import slipway.journey.Platform;

/** Every route of the API, asked with tokens whose scope leaves it out. */
class ScopesIT {
    private static final Map<String, ApiClient> BY_SCOPE = new TreeMap<>();
    private static Fixtures fixtures;

    @BeforeAll
    static void makeTokens() {
        fixtures = new Fixtures(Platform.shared());
        ApiClient owner = fixtures.owner();
        for (String scope : List.of("identity", "read", "write", "read-protected", "write-protected")) {
            String token = owner.post("/oauth/authorizations", "{\"scope\":[\"" + scope + "\"]}")
                    .at("/access_token/token")
                    .asText();
            BY_SCOPE.put(scope, owner.as("Bearer " + token));
        }
    }

    static Stream<String> routes() {
        return RouteTable.ROUTES.stream()
                .filter(route -> !RouteTable.needs(route).contains("open"))
                .map(RouteTable::name)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void isClosedToScopesThatLeaveItOut(String name) {
        BuiltRoute route = RouteTable.ROUTES.stream()
                .filter(one -> RouteTable.name(one).equals(name))
                .findFirst()
                .orElseThrow();
        String path = fixtures.path(route.shape()).orElseGet(() -> Fixtures.pathToNothing(route.shape()));
        String body = route.method().equals("GET") || route.method().equals("DELETE") ? "" : "{}";
        BY_SCOPE.forEach((scope, api) -> {
            if (leavesOut(scope, route.method(), route.shape())) {
                assertThat(api.send(route.method(), path, body).statusCode())
                        .as(scope + ": " + name)
                        .isEqualTo(403);
            }
        });
    }

    /** Whatever hangs on the path's parts, routing does not look at it: nor may the scope. */
    @ParameterizedTest
    @ValueSource(strings = {"APP/config-vars/", "APP/config-vars;a=b", "APP;a=b/config-vars", "APP/config-vars/;a=b"})
    void isClosedInEverySpelling(String spelling) {
        String path = spelling.replace("APP", "/apps/" + fixtures.appName());
        assertThat(BY_SCOPE.get("read").send("GET", path, "").statusCode()).isIn(400, 403, 404);
        assertThat(BY_SCOPE.get("write").send("PATCH", path, "{\"A\":\"1\"}").statusCode())
                .isIn(400, 403, 404);
        assertThat(fixtures.owner()
                        .get("/apps/" + fixtures.appName() + "/config-vars")
                        .has("A"))
                .isFalse();
    }

    /** Heroku's rules: https://devcenter.heroku.com/articles/oauth#scopes. */
    private static boolean leavesOut(String scope, String method, String shape) {
        boolean reading = method.equals("GET");
        boolean protectedOnes = shape.matches(
                ".*/config-vars(-settings)?|.*/log-drains(/\\{})?|/addons/\\{}/config(/\\{})?|(/apps/\\{})?/addons/\\{}/sso|/redis/v0/.*");
        boolean asking =
                shape.endsWith("/log-sessions") || shape.startsWith("/filters/") || shape.startsWith("/actions/");
        boolean oneself = shape.equals("/account") || shape.equals("/users/{}");
        boolean ofApps = shape.matches("/(apps|app-setups|teams/apps|sources|addon-attachments)(/.*)?");
        return switch (scope) {
            case "identity" -> !reading || !oneself;
            case "read" -> !oneself && (reading ? protectedOnes : !asking);
            case "write" ->
                reading
                        ? protectedOnes
                        : shape.matches(".*/config-vars(-settings)?|/app-setups") || !(ofApps || asking);
            case "read-protected" -> !reading && !asking;
            default -> !reading && !(ofApps || asking || shape.startsWith("/redis/v0/"));
        };
    }
}
