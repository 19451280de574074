package slipway.journey.partners;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.service.webhooks.Receiver;

/** How providers hear of the apps that have their add-ons: by webhooks of their own, which the apps' people do not see. */
class AddOnWebhookIT extends OnAcme {
    private final Receiver receiver = Receiver.start();
    private JsonNode addOn;
    private String path;
    private ApiClient provider;

    @BeforeEach
    void add() {
        addOn = create("test");
        path = "/addons/" + addOn.path("id").asText() + "/webhooks";
        provider = provider();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private HttpResponse<String> addWebhook() {
        return provider.send(
                "POST",
                path,
                "{\"include\":[\"api:release\",\"api:addon\"],\"level\":\"notify\",\"url\":\"%s\"}"
                        .formatted(receiver.url("/told")));
    }

    private List<String> told() {
        return receiver.received().stream()
                .map(each ->
                        ApiClient.parse(each.body()).at("/data/description").asText())
                .toList();
    }

    @Test
    void tellTheProviderOfTheAppUntilTheAddOnGoes() {
        HttpResponse<String> made = addWebhook();
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.headers().firstValue("Heroku-Webhook-Secret")).isPresent();
        JsonNode webhook = ApiClient.parse(made.body());
        assertThat(webhook.at("/addon/name").asText())
                .isEqualTo(addOn.path("name").asText());
        API.patch("/apps/" + app + "/config-vars", "{\"A\":\"1\"}");
        Platform.await("the release to be told", () -> told().contains("Set A config vars"));
        Platform.await(
                "the delivery to be over",
                () -> provider.get(path.replace("webhooks", "webhook-deliveries"))
                        .at("/0/status")
                        .asText()
                        .equals("succeeded"));
        assertThat(provider.get(path.replace("webhooks", "webhook-events"))
                        .at("/0/payload/data/description")
                        .asText())
                .isEqualTo("Set A config vars");
        API.delete("/apps/" + app + "/addons/" + addOn.path("name").asText());
        API.patch("/apps/" + app + "/config-vars", "{\"B\":\"1\"}");
        // What comes after it is told of before it would be.
        JsonNode own = ApiClient.json(API.send(
                "POST",
                "/apps/" + app + "/webhooks",
                "{\"include\":[\"api:release\"],\"level\":\"notify\",\"url\":\"%s\"}".formatted(receiver.url("/own"))));
        API.patch("/apps/" + app + "/config-vars", "{\"C\":\"1\"}");
        Platform.await("the app's own webhook", () -> told().contains("Set C config vars"));
        assertThat(told()).doesNotContain("Set B config vars");
        assertThat(API.get("/apps/" + app + "/webhooks")).containsExactly(own);
    }

    @Test
    void areNobodyElses() {
        JsonNode webhook = ApiClient.json(addWebhook());
        String one = path + "/" + webhook.path("id").asText();
        API.patch("/apps/" + app + "/config-vars", "{\"A\":\"1\"}");
        Platform.await("the release to be told", () -> !told().isEmpty());
        assertThat(API.get("/apps/" + app + "/webhooks")).isEmpty();
        assertThat(API.get("/apps/" + app + "/webhook-events")).isEmpty();
        assertThat(API.get("/apps/" + app + "/webhook-deliveries")).isEmpty();
        assertThat(API.send("GET", one.replaceFirst("/addons/[^/]+", "/apps/" + app), "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(API.send("GET", one, "").statusCode()).isEqualTo(403);
        assertThat(Person.added(PLATFORM).api().send("GET", one, "").statusCode())
                .isEqualTo(404);
        assertThat(provider.patch(one, "{\"level\":\"sync\"}").path("level").asText())
                .isEqualTo("sync");
        provider.delete(one);
        assertThat(provider.get(path)).isEmpty();
        API.awaitLog(
                app,
                "Removed the webhook to 127.0.0.1 by the provider of "
                        + addOn.path("name").asText());
    }
}
