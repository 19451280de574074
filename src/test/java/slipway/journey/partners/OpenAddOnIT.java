package slipway.journey.partners;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Http;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.journey.Visitor;

/** People get from here to their add-on's provider, who knows by proof who they are. */
class OpenAddOnIT extends OnAcme {
    /** Sends the form as a browser does. */
    private static HttpResponse<String> send(JsonNode sso) {
        List<String> fields = new ArrayList<>();
        sso.path("params")
                .properties()
                .forEach(each -> fields.add(URLEncoder.encode(each.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(each.getValue().asText(), StandardCharsets.UTF_8)));
        return Http.send(HttpRequest.newBuilder(URI.create(sso.path("action").asText()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", fields)))
                .build());
    }

    @Test
    void isAFormThatProvidersBelieve() {
        JsonNode addOn = create("test");
        String name = addOn.path("name").asText();
        for (String path : List.of(
                "/addons/" + name, "/addons/" + addOn.path("id").asText(), "/apps/" + app + "/addons/" + name)) {
            JsonNode sso = API.get(path + "/sso");
            assertThat(sso.path("method").asText()).isEqualTo("post");
            assertThat(sso.at("/params/id").asText())
                    .isEqualTo(addOn.path("provider_id").asText());
            assertThat(sso.at("/params/app").asText()).isEqualTo(app);
            HttpResponse<String> page = send(sso);
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            assertThat(page.body()).contains("Welcome, " + Platform.OPERATOR, app);
        }
    }

    @Test
    void tellsTheProviderByWhichAppItIsLookedAt() {
        JsonNode addOn = create("test");
        String second = API.createApp();
        API.post(
                "/addon-attachments",
                "{\"addon\":\"%s\",\"app\":\"%s\"}".formatted(addOn.path("name").asText(), second));
        JsonNode sso =
                API.get("/apps/" + second + "/addons/" + addOn.path("name").asText() + "/sso");
        assertThat(sso.at("/params/app").asText()).isEqualTo(app);
        assertThat(sso.at("/params/context_app").asText()).isEqualTo(second);
        API.delete("/apps/" + second);
    }

    @Test
    void isWorthNothingWhenItIsForged() {
        create("test");
        JsonNode sso = API.get("/addons/" + addOns().at("/0/name").asText() + "/sso");
        ((com.fasterxml.jackson.databind.node.ObjectNode) sso.path("params")).put("email", "somebody@else.example");
        assertThat(send(sso).statusCode()).isEqualTo(403);
    }

    @Test
    void isForThoseWhoMayReadWhatItSets() {
        JsonNode addOn = create("test");
        Person stranger = Person.added(PLATFORM);
        String path = "/addons/" + addOn.path("id").asText();
        assertThat(stranger.api().send("GET", path + "/sso", "").statusCode()).isEqualTo(404);
        assertThat(stranger.statusOfPage(path + "/open")).isEqualTo(404);
        Person viewer = Person.added(PLATFORM);
        Person operator = Person.added(PLATFORM);
        for (var each : List.of(Set.of(viewer.email(), "view"), Set.of(operator.email(), "operate"))) {
            String email =
                    each.stream().filter(text -> text.contains("@")).findFirst().orElseThrow();
            String right = each.stream()
                    .filter(text -> !text.contains("@"))
                    .findFirst()
                    .orElseThrow();
            API.post(
                    "/teams/apps/" + app + "/collaborators",
                    "{\"user\":\"%s\",\"permissions\":[\"%s\"]}".formatted(email, right));
        }
        assertThat(viewer.api().send("GET", path + "/sso", "").statusCode()).isEqualTo(403);
        assertThat(viewer.statusOfPage(path + "/open")).isEqualTo(403);
        assertThat(send(operator.api().get(path + "/sso")).body()).contains("Welcome, " + operator.email());
        assertThat(operator.statusOfPage(path + "/open")).isEqualTo(200);
    }

    @Test
    void isAPageThatGoesOn() {
        JsonNode addOn = create("test");
        Visitor visitor = new Visitor(PLATFORM);
        String path = URI.create(addOn.path("web_url").asText()).getPath();
        assertThat(visitor.pathAfter(path)).isEqualTo("/login");
        visitor.signIn(Platform.OPERATOR, Platform.PASSWORD);
        String page = visitor.open(path);
        assertThat(page).contains("id=\"sso\"", "name=\"resource_token\"", "name=\"user_scoped_resource_token\"");
        acme.expect("POST", "async-never");
        String second = ApiClient.json(order("test")).path("name").asText();
        assertThat(visitor.open("/addons/" + second + "/open")).contains(second + " is still being made.");
    }

    @Test
    void leadsToOurOwnPageForWhatIsOurs() {
        JsonNode own = API.post("/apps/" + app + "/addons", "{\"plan\":\"heroku-postgresql:free\"}");
        JsonNode sso = API.get("/addons/" + own.path("name").asText() + "/sso");
        assertThat(sso.path("method").asText()).isEqualTo("get");
        assertThat(sso.path("action").asText()).startsWith(PLATFORM.url() + "/");
        Visitor visitor = new Visitor(PLATFORM);
        visitor.signIn(Platform.OPERATOR, Platform.PASSWORD);
        assertThat(visitor.pathAfter("/addons/" + own.path("id").asText() + "/open"))
                .isEqualTo("/addons/" + own.path("id").asText());
    }
}
