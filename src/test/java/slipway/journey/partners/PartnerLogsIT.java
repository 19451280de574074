package slipway.journey.partners;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Http;
import slipway.partner.ProviderProcess;

/** Providers write to the logs of apps that have their add-ons, and get them. */
class PartnerLogsIT extends OnAcme {
    private static final String LINE = "<190>1 2026-01-02T03:04:05+00:00 host acme web.1 - Disk is nearly full";

    private static JsonNode wish() {
        return acme.calls("POST").get(acme.calls("POST").size() - 1).path("body");
    }

    private static HttpResponse<String> write(String url, String userInfo, String body) {
        URI uri = URI.create(url);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + uri.getPort() + uri.getPath()))
                .header("Content-Type", "application/logplex-1")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!userInfo.isEmpty()) {
            String basic = Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + basic);
        }
        return Http.send(request.build());
    }

    @Test
    void appearInTheLogUnderTheServicesName() {
        create("test");
        String url = wish().path("log_input_url").asText();
        String user = URI.create(url).getUserInfo();
        assertThat(write(url, user, LINE.length() + " " + LINE).statusCode()).isEqualTo(204);
        API.awaitLog(app, "app[" + acme.service() + "]: Disk is nearly full");
        assertThat(write(url, user, "nonsense").statusCode()).isEqualTo(400);
        for (String wrong : new String[] {"", "token:t.00000000-0000-0000-0000-000000000000"}) {
            assertThat(write(url, wrong, LINE.length() + " " + LINE).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void areClosedToOthersAndAfterTheEnd() {
        create("test");
        String first = wish().path("log_input_url").asText();
        create("test");
        String second = wish().path("log_input_url").asText();
        String framed = LINE.length() + " " + LINE;
        assertThat(write(first, URI.create(second).getUserInfo(), framed).statusCode())
                .isEqualTo(401);
        addOns().forEach(each ->
                API.delete("/apps/" + app + "/addons/" + each.path("name").asText()));
        assertThat(write(first, URI.create(first).getUserInfo(), framed).statusCode())
                .isEqualTo(401);
    }

    @Test
    void areNotForProvidersWhoseManifestDoesNotAskForThem() {
        try (ProviderProcess quiet = ProviderProcess.start().registeredBy(API)) {
            API.post("/apps/" + app + "/addons", "{\"plan\":\"" + quiet.service() + ":test\"}");
            JsonNode body = quiet.calls("POST").get(0).path("body");
            assertThat(body.has("log_input_url")).isFalse();
            assertThat(body.has("log_drain_token")).isFalse();
            assertThat(API.get("/apps/" + app + "/log-drains")).isEmpty();
            API.delete("/apps/" + app + "/addons/" + addOns().at("/0/name").asText());
        }
    }

    @Test
    void flowWhereTheProviderHasThemFlowFromNowOn() {
        String drains = "/addons/" + create("test").path("id").asText() + "/log-drains";
        ApiClient provider = provider();
        JsonNode drain = provider.get(drains).path(0);
        String one = drains + "/" + drain.path("token").asText();
        String other = "{\"url\":\"https://elsewhere.acme.example/\"}";
        JsonNode moved = ApiClient.json(provider.send("PUT", one, other));
        assertThat(moved.path("id")).isEqualTo(drain.path("id"));
        assertThat(API.get("/apps/" + app + "/log-drains").findValuesAsText("url"))
                .containsExactly("https://elsewhere.acme.example/");
        assertThat(API.send("PUT", one, other).statusCode()).isEqualTo(403);
        assertThat(provider.send("PUT", one, "{\"url\":\"https://169.254.169.254/\"}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void flowToTheProviderUntilTheAddOnGoes() {
        JsonNode addOn = create("test");
        JsonNode drain = API.get("/apps/" + app + "/log-drains").path(0);
        assertThat(drain.path("token")).isEqualTo(wish().path("log_drain_token"));
        assertThat(drain.path("url").asText())
                .isEqualTo("https://logs.acme.example/" + addOn.path("id").asText());
        assertThat(drain.at("/addon/name")).isEqualTo(addOn.path("name"));
        HttpResponse<String> refused = API.send(
                "DELETE", "/apps/" + app + "/log-drains/" + drain.path("id").asText(), "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(ApiClient.parse(refused.body()).path("message").asText()).contains("came with an add-on");
        API.delete("/apps/" + app + "/addons/" + addOn.path("name").asText());
        assertThat(API.get("/apps/" + app + "/log-drains")).isEmpty();
    }
}
