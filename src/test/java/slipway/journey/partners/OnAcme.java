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
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import slipway.journey.ApiClient;
import slipway.journey.Http;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;
import slipway.partner.ProviderProcess;

/** An app of each test's own on a platform where the example provider has registered its service for everybody. */
abstract class OnAcme {
    static final Platform PLATFORM = Platform.shared();
    static final ApiClient API = PLATFORM.api();

    static ProviderProcess acme;

    String app;

    @BeforeAll
    static void startTheProvider() {
        acme = ProviderProcess.start()
                .registeredBy(API, "many_per_app", "attachable", "log_input", "syslog_drain")
                .publishedBy(API);
    }

    @AfterAll
    static void stopTheProvider() {
        acme.close();
    }

    @BeforeEach
    final void createTheApp() {
        app = API.createApp();
    }

    @AfterEach
    final void deleteTheApp() {
        for (String method : List.of("POST", "PUT", "DELETE")) {
            acme.expect(method);
        }
        API.send("DELETE", "/apps/" + app, "");
        try {
            Platform.await("the provider to have heard of every end", () -> {
                hurry();
                return acme.living() == 0;
            });
        } finally {
            acme.forgetAll();
        }
    }

    HttpResponse<String> order(String plan) {
        return order(plan, "");
    }

    /** @param more further fields, each after a comma */
    HttpResponse<String> order(String plan, String more) {
        return API.send(
                "POST", "/apps/" + app + "/addons", "{\"plan\":\"%s:%s\"%s}".formatted(acme.service(), plan, more));
    }

    /** One that is there at once. */
    JsonNode create(String plan) {
        JsonNode addOn = ApiClient.json(order(plan));
        assertThat(addOn.path("state").asText()).isEqualTo("provisioned");
        return addOn;
    }

    /** Its provider's way in: the tokens for the code that came with the wish to make it. */
    JsonNode tokens() {
        JsonNode call = acme.calls("POST").get(acme.calls("POST").size() - 1);
        HttpResponse<String> answer = token(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                call.at("/body/oauth_grant/code").asText(),
                "client_secret",
                acme.clientSecret()));
        return ApiClient.json(answer);
    }

    static HttpResponse<String> token(Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return Http.send(HttpRequest.newBuilder(URI.create(PLATFORM.url() + "/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    ApiClient provider() {
        return API.as("Bearer " + tokens().path("access_token").asText());
    }

    JsonNode addOns() {
        return API.get("/apps/" + app + "/addons");
    }

    /** The app's only add-on, once it is in this state. */
    JsonNode awaitState(String state) {
        Platform.await(
                "the add-on to be " + state,
                () -> addOns().path(0).path("state").asText().equals(state));
        return addOns().path(0);
    }

    void awaitNoAddOn() {
        Platform.await("the add-on to go", () -> addOns().isEmpty());
    }

    JsonNode config() {
        return API.get("/apps/" + app + "/config-vars");
    }

    /** Descriptions of the app's releases, the oldest first. */
    List<String> releases() {
        List<String> descriptions = new ArrayList<>();
        API.get("/apps/" + app + "/releases")
                .forEach(release -> descriptions.add(release.path("description").asText()));
        return descriptions;
    }

    /** How often an add-on is on the bill; intervals that are open and closed. */
    static long billed(String addOnId) {
        return PlatformDatabase.of(PLATFORM)
                .texts("SELECT 1 FROM usage_interval WHERE resource_id = ?::uuid", addOnId)
                .size();
    }

    /** The loop looks every two seconds; pauses after failures are longer than a test likes. */
    static void hurry() {
        PlatformDatabase.of(PLATFORM).update("UPDATE addon SET next_attempt_at = now() WHERE next_attempt_at > now()");
    }
}
