package slipway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.api.schema.BuiltRoute;
import slipway.journey.ApiClient;
import slipway.journey.Http;
import slipway.journey.Person;
import slipway.journey.Platform;

/**
 * Every route there is, walked by everybody whom it does not concern: nobody, a stranger, and collaborators without the
 * permission. Routes are found by themselves; {@code route-permissions.txt} must say of each whom it is for.
 */
class EveryRouteIT {
    private static final Platform PLATFORM = Platform.shared();

    /** What a collaborator may hold beside seeing the app. */
    private static final List<Set<String>> GRANTS =
            List.of(Set.of("view"), Set.of("view", "deploy"), Set.of("view", "operate"), Set.of("view", "manage"));

    private static final String[] OF_AN_APP = {"view", "deploy", "operate", "manage"};

    private static final Fixtures FIXTURES = new Fixtures(PLATFORM);
    private static final Person STRANGER = Person.added(PLATFORM);
    private static final ApiClient STRANGERS_API = STRANGER.api();
    private static final Map<Set<String>, ApiClient> COLLABORATORS = new LinkedHashMap<>();

    @BeforeAll
    static void shareTheApp() {
        for (Set<String> grant : GRANTS) {
            Person person = Person.added(PLATFORM);
            HttpResponse<String> answer = share(FIXTURES.appName(), person, grant);
            if (Fixtures.isNotBuilt(answer)) {
                return;
            }
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            COLLABORATORS.put(grant, person.api());
        }
    }

    private static HttpResponse<String> share(String app, Person person, Set<String> grant) {
        String body =
                "{\"user\":\"%s\",\"permissions\":[\"%s\"]}".formatted(person.email(), String.join("\",\"", grant));
        return FIXTURES.owner().send("POST", "/apps/" + app + "/collaborators", body);
    }

    static Stream<Arguments> allRoutes() {
        return RouteTable.ROUTES.stream().map(EveryRouteIT::named);
    }

    static Stream<Arguments> routesOfAnApp() {
        return RouteTable.routes(OF_AN_APP).map(EveryRouteIT::named);
    }

    static Stream<Arguments> routesToOnesOwn() {
        return RouteTable.routes("own").map(EveryRouteIT::named);
    }

    static Stream<Arguments> routesForAnyone() {
        return RouteTable.routes("anyone").map(EveryRouteIT::named);
    }

    private static Arguments named(BuiltRoute route) {
        return Arguments.of(RouteTable.name(route), route);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("allRoutes")
    void isInTheTable(String name, BuiltRoute route) {
        assertThat(RouteTable.needs(route))
                .as("route-permissions.txt must say who may use " + name)
                .isNotEmpty();
    }

    @Test
    void whatClientsCannotDoWithoutIsBuilt() {
        assertThat(RouteTable.ROUTES.stream().map(RouteTable::name)).containsAll(RouteTable.mustRoutes());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("allRoutes")
    void nobodyIsLetIn(String name, BuiltRoute route) {
        int expected = RouteTable.needs(route).contains("open") ? 200 : 401;
        HttpResponse<String> answer = FIXTURES.owner().as("").send(route.method(), path(route), body(name));
        assertThat(answer.statusCode()).as(name).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routesOfAnApp")
    void aStrangerFindsNoApp(String name, BuiltRoute route) {
        String byId = path(route);
        for (String path : List.of(byId, byId.replace(FIXTURES.appId(), FIXTURES.appName()))) {
            HttpResponse<String> answer = STRANGERS_API.send(route.method(), path, body(name));
            assertThat(answer.statusCode()).as(name + " " + answer.body()).isEqualTo(404);
            assertThat(ApiClient.parse(answer.body()).path("resource").asText()).isEqualTo("app");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routesToOnesOwn")
    void aStrangerSeesNothingOfSomebodyElses(String name, BuiltRoute route) {
        assumeTrue(!name.equals("DELETE /account"), "the stranger is still needed");
        HttpResponse<String> answer = STRANGERS_API.send(route.method(), path(route), body(name));
        if (route.shape().contains("{}") || name.equals("POST /account/app-transfers")) {
            assertThat(answer.statusCode()).as(name + " " + answer.body()).isEqualTo(404);
        } else {
            assertThat(answer.statusCode()).as(name + " " + answer.body()).isLessThan(500);
            assertThat(answer.body()).doesNotContain(FIXTURES.appId(), FIXTURES.email());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routesForAnyone")
    void aStrangerMayUseWhatIsForEverybody(String name, BuiltRoute route) {
        HttpResponse<String> answer = STRANGERS_API.send(route.method(), path(route), body(name));
        assertThat(answer.statusCode()).as(name + " " + answer.body()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routesOfAnApp")
    void aCollaboratorNeedsThePermission(String name, BuiltRoute route) {
        assumeTrue(!COLLABORATORS.isEmpty(), "apps cannot be shared yet");
        String path = path(route);
        String body = body(name);
        COLLABORATORS.forEach((grant, api) -> {
            if (Collections.disjoint(grant, RouteTable.needs(route))) {
                HttpResponse<String> answer = api.send(route.method(), path, body);
                assertThat(answer.statusCode())
                        .as(name + " with " + grant + ": " + answer.body())
                        .isEqualTo(403);
            }
        });
        // Those who may come last, since theirs may take away what it is about.
        COLLABORATORS.forEach((grant, api) -> {
            if (!Collections.disjoint(grant, RouteTable.needs(route))) {
                HttpResponse<String> answer = name.equals("DELETE /apps/{}")
                        ? destroyAnother(grant)
                        : api.send(route.method(), freshPath(route), emptyBody(route));
                JsonNode error = ApiClient.parse(answer.body());
                boolean noApp = answer.statusCode() == 404
                        && error.path("resource").asText().equals("app");
                assertThat(answer.statusCode() == 403 || answer.statusCode() >= 500 || noApp)
                        .as(name + " with " + grant + ": " + answer.statusCode() + " " + answer.body())
                        .isFalse();
            }
        });
    }

    /** The app that all share must live on. */
    private static HttpResponse<String> destroyAnother(Set<String> grant) {
        Person person = Person.added(PLATFORM);
        String another = FIXTURES.owner().createApp();
        share(another, person, grant);
        return person.api().send("DELETE", "/apps/" + another, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "POST", "DELETE"})
    void streamsNeedTheirSignature(String method) {
        for (String pattern : ServletPaths.all()) {
            if (pattern.startsWith("/streams/")) {
                String path = pattern.replace("*", Fixtures.pathToNothing("{}"));
                assertThat(status(method, path)).as(method + " " + path).isEqualTo(403);
            }
        }
    }

    @Test
    void ofTheOtherServletsOnlyHealthAndWhatClientsNeedIsForNobody() {
        for (String pattern : ServletPaths.all()) {
            switch (pattern) {
                case "/health", "/env", "/ca.pem" ->
                    assertThat(status("GET", pattern)).isEqualTo(200);
                case "/metrics" -> {
                    assertThat(status("GET", pattern)).isEqualTo(401);
                    assertThat(STRANGERS_API.send("GET", pattern, "").statusCode())
                            .isEqualTo(403);
                }
                case "/log-input/*" -> {
                    assertThat(status("GET", "/log-input/x")).isEqualTo(405);
                    assertThat(status("POST", "/log-input/" + new java.util.UUID(0, 4)))
                            .isEqualTo(401);
                }
                case "/oauth/token" -> assertThat(status("POST", pattern)).isEqualTo(400);
                case "/api-v3/*" -> assertThat(status("GET", "/api-v3/account")).isEqualTo(404);
                default ->
                    assertThat(pattern)
                            .as("a servlet that this test does not know")
                            .startsWith("/streams/");
            }
        }
    }

    @Test
    void pagesSendNobodyToTheSignIn() {
        for (String path : ServletPaths.pages()) {
            HttpResponse<String> answer = visit("GET", path);
            if (path.startsWith("/login")) {
                assertThat(answer.statusCode()).as(path).isLessThan(400);
            } else {
                assertThat(answer.statusCode()).as(path).isEqualTo(302);
                assertThat(answer.headers().firstValue("Location").orElse(""))
                        .as(path)
                        .contains("/login");
            }
        }
        for (String path : pagesOf(FIXTURES.appName())) {
            assertThat(visit("GET", path).statusCode()).as(path).isEqualTo(302);
        }
    }

    @Test
    void pagesOfSomebodyElsesAppAreNotFound() {
        for (String app : List.of(FIXTURES.appName(), FIXTURES.appId())) {
            for (String path : pagesOf(app)) {
                assertThat(STRANGER.statusOfPage(path)).as(path).isEqualTo(404);
            }
        }
    }

    private static List<String> pagesOf(String app) {
        return List.of("/apps/" + app, "/apps/" + app + "?live", "/apps/" + app + "/activity");
    }

    /** With real things where there are such; a route to what is not to be had still ends in an id. */
    private static String path(BuiltRoute route) {
        return FIXTURES.path(route.shape()).orElseGet(() -> toNothingInTheApp(route));
    }

    private static String freshPath(BuiltRoute route) {
        Optional<String> fresh =
                route.method().equals("DELETE") ? FIXTURES.pathOfFresh(route.shape()) : FIXTURES.path(route.shape());
        return fresh.orElseGet(() -> toNothingInTheApp(route));
    }

    private static String toNothingInTheApp(BuiltRoute route) {
        return Fixtures.pathToNothing(route.shape().replace("apps/{}", "apps/" + FIXTURES.appId()));
    }

    private static String body(String route) {
        boolean none = route.startsWith("GET") || route.startsWith("DELETE");
        // A rollback: of the two ways to make a release the one that needs nothing but the app.
        String kind = route.equals("POST /apps/{}/releases") ? route + " #2" : route;
        return none ? "" : FIXTURES.bodies().of(kind).orElse("{}");
    }

    private static String emptyBody(BuiltRoute route) {
        return route.method().equals("GET") || route.method().equals("DELETE") ? "" : "{}";
    }

    private static int status(String method, String path) {
        return visit(method, path).statusCode();
    }

    private static HttpResponse<String> visit(String method, String path) {
        return Http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PLATFORM.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }
}
