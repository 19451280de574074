package slipway.journey.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import slipway.journey.ApiClient;
import slipway.journey.Platform;
import slipway.service.webhooks.Receiver;

/** An app of its own for a test, and a receiver that can be told of its changes. */
public final class HookedApp implements AutoCloseable {
    private final ApiClient api;
    private final String name;
    private final Receiver receiver = Receiver.start();

    public HookedApp(ApiClient api) {
        this.api = api;
        this.name = api.createApp();
    }

    public String name() {
        return name;
    }

    public Receiver receiver() {
        return receiver;
    }

    public String path(String below) {
        return "/apps/" + name + "/" + below;
    }

    /** Adds a webhook to the receiver; {@code more} are further fields, each after a comma. */
    public HttpResponse<String> add(String include, String level, String more) {
        return addTo(receiver.url("/hook"), include, level, more);
    }

    public HttpResponse<String> addTo(String url, String include, String level, String more) {
        return api.send(
                "POST",
                path("webhooks"),
                "{\"include\":[\"%s\"],\"level\":\"%s\",\"url\":\"%s\"%s}".formatted(include, level, url, more));
    }

    /** Makes a release whose description is {@code Set NAME config vars}. */
    public void setConfig(String variable) {
        api.patch(path("config-vars"), "{\"%s\":\"1\"}".formatted(variable));
    }

    public JsonNode deliveries() {
        return api.get(path("webhook-deliveries"));
    }

    /** The first delivery, once it has this status. */
    public JsonNode awaitDelivery(String status) {
        Platform.await(
                "a delivery that " + status,
                () -> deliveries().path(0).path("status").asText().equals(status));
        return deliveries().path(0);
    }

    /** What the receiver was told so far. */
    public List<JsonNode> told() {
        return receiver.received().stream()
                .map(received -> ApiClient.parse(received.body()))
                .toList();
    }

    public void awaitTold(int times) {
        Platform.await(
                "the receiver to be told " + times + " times",
                () -> receiver.received().size() >= times);
    }

    /** The descriptions of the releases that the receiver was told of. */
    public List<String> descriptions() {
        return told().stream()
                .map(body -> body.path("data").path("description").asText())
                .toList();
    }

    /** The secret that an answer tells; empty where it tells none. */
    public static String secretOf(HttpResponse<String> answer) {
        return answer.headers().firstValue("Heroku-Webhook-Secret").orElse("");
    }

    public static String hmac(String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        api.send("DELETE", "/apps/" + name, "");
        receiver.close();
    }
}
