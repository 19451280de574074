package slipway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import slipway.api.schema.BuiltRoute;
import slipway.journey.ApiClient;
import slipway.journey.Http;
import slipway.journey.Platform;
import slipway.partner.ProviderProcess;

/** Every route of the API, asked with the token that a provider has for one add-on: all but a few are closed to it. */
class PartnerTokenIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient OWNER = PLATFORM.api();

    /** What Heroku's partners need for provisioning. */
    private static final Set<String> OPEN = Set.of(
            "GET /addons/{}",
            "GET /addons/{}/config",
            "PATCH /addons/{}/config",
            "POST /addons/{}/actions/provision",
            "POST /addons/{}/actions/deprovision",
            "GET /addons/{}/addon-attachments",
            "GET /addons/{}/log-drains",
            "GET /addons/{}/webhooks",
            "POST /addons/{}/webhooks",
            "GET /addons/{}/webhook-deliveries",
            "GET /addons/{}/webhook-events");

    /** Of the app that has the add-on. */
    private static final Set<String> OF_APP = Set.of("GET /apps/{}", "GET /apps/{}/collaborators");

    /** Of things that are not there: the provider has made none. */
    private static final Set<String> OPEN_BELOW = Set.of(
            "PUT /addons/{}/log-drains/{}",
            "GET /addons/{}/webhooks/{}",
            "PATCH /addons/{}/webhooks/{}",
            "DELETE /addons/{}/webhooks/{}",
            "GET /addons/{}/webhook-deliveries/{}",
            "GET /addons/{}/webhook-events/{}");

    private static ProviderProcess acme;
    private static String app;
    private static String otherApp;
    private static JsonNode addOn;
    private static JsonNode other;
    private static String token;
    private static ApiClient partner;

    @BeforeAll
    static void getTheToken() {
        acme = ProviderProcess.start().registeredBy(OWNER, "many_per_app");
        app = OWNER.createApp();
        otherApp = OWNER.createApp();
        other = order();
        addOn = order();
        String form = "grant_type=authorization_code&client_secret=" + acme.clientSecret() + "&code="
                + acme.calls("POST").get(1).at("/body/oauth_grant/code").asText();
        token = ApiClient.json(Http.send(HttpRequest.newBuilder(URI.create(PLATFORM.url() + "/oauth/token"))
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build()))
                .path("access_token")
                .asText();
        partner = OWNER.as("Bearer " + token);
    }

    private static JsonNode order() {
        return OWNER.post("/apps/" + app + "/addons", "{\"plan\":\"" + acme.service() + ":test\"}");
    }

    @AfterAll
    static void stop() {
        OWNER.delete("/apps/" + app);
        OWNER.delete("/apps/" + otherApp);
        acme.close();
    }

    static Stream<String> routes() {
        return RouteTable.ROUTES.stream()
                .filter(route -> !RouteTable.needs(route).contains("open"))
                .map(RouteTable::name)
                .distinct();
    }

    private static HttpResponse<String> ask(String route, String identity) {
        String[] parts = route.split(" ");
        return partner.send(
                parts[0],
                parts[1].replace("{}", identity),
                parts[0].equals("GET") || parts[0].equals("DELETE") ? "" : "{}");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void isClosedUnlessItIsForPartners(String route) {
        String id = addOn.path("id").asText();
        if (OPEN_BELOW.contains(route)) {
            HttpResponse<String> answer = ask(route, id);
            assertThat(answer.statusCode()).as(route).isEqualTo(404);
            assertThat(ApiClient.parse(answer.body()).path("resource").asText()).matches("app_webhook.*|log_drain");
            assertThat(ask(route, other.path("id").asText()).body()).contains("add_on");
        } else if (OF_APP.contains(route)) {
            assertThat(ask(route, app).statusCode()).as(route).isEqualTo(200);
            assertThat(ask(route, otherApp).statusCode()).as(route).isEqualTo(404);
        } else if (!OPEN.contains(route)) {
            for (String identity : List.of(id, app, "~")) {
                assertThat(ask(route, identity).statusCode()).as(route).isEqualTo(403);
            }
        } else {
            for (String identity :
                    List.of(other.path("id").asText(), other.path("name").asText(), app)) {
                assertThat(ask(route, identity).statusCode()).as(route).isEqualTo(404);
            }
            assertThat(ask(route, id).statusCode()).as(route).isIn(200, 409, 422);
        }
    }

    @Test
    void isBuiltAsTheyKnowIt() {
        assertThat(RouteTable.ROUTES.stream().map(RouteTable::name))
                .containsAll(OPEN)
                .containsAll(OPEN_BELOW)
                .containsAll(OF_APP);
        assertThat(RouteTable.ROUTES.stream().map(BuiltRoute::method)).isNotEmpty();
    }

    @Test
    void opensNothingBesideTheApi() {
        String basic = "Basic " + Base64.getEncoder().encodeToString((":" + token).getBytes());
        for (String authorization : List.of("Bearer " + token, basic)) {
            ApiClient same = OWNER.as(authorization);
            assertThat(same.send("GET", "/metrics", "").statusCode()).isEqualTo(401);
            assertThat(same.send("GET", "/" + app + ".git/info/refs?service=git-upload-pack", "")
                            .statusCode())
                    .isIn(401, 403);
            assertThat(same.send(
                                    "GET",
                                    "/client/v11/databases/" + addOn.path("id").asText(),
                                    "")
                            .statusCode())
                    .isIn(401, 403, 404);
        }
    }

    @Test
    void isClosedInEverySpelling() {
        String id = addOn.path("id").asText();
        for (String path : List.of(
                "/addons/" + id + ";a=b/sso", "/addons//" + id + "/sso", "/apps/" + app + "/addons/", "/account;a=b")) {
            assertThat(partner.send("GET", path, "").statusCode()).as(path).isIn(400, 403, 404);
        }
        HttpResponse<String> hidden = partner.send("POST", "/addons/" + id, "", "X-Http-Method-Override", "DELETE");
        assertThat(hidden.statusCode()).isIn(403, 404);
    }
}
