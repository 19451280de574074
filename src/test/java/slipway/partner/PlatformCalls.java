package slipway.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How the example provider speaks to the platform after an asynchronous answer, as the Platform API for Partners says. */
final class PlatformCalls {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String addOn;
    private final String tokenUrl;
    private final String code;
    private final String clientSecret;
    private final String prefix;

    /** @param order the body of the wish */
    PlatformCalls(JsonNode order, String clientSecret, String prefix) {
        this.addOn = order.path("callback_url").asText();
        this.tokenUrl = addOn.replaceFirst("/addons/.*", "/oauth/token");
        this.code = order.at("/oauth_grant/code").asText();
        this.clientSecret = clientSecret;
        this.prefix = prefix;
    }

    /** Answers 202, and does the rest before or after that, as the move says. */
    void callBack(Moves.Move move, HttpExchange exchange, List<ObjectNode> calls) throws IOException {
        String accepted = "{\"id\":\"acme-later\",\"message\":\"It is being made.\"}";
        if (move.word().equals("async-early")) {
            work(move, calls);
            ExampleProvider.answer(exchange, 202, accepted);
            return;
        }
        ExampleProvider.answer(exchange, 202, accepted);
        exchange.close();
        if (!move.word().equals("async-never")) {
            work(move, calls);
        }
    }

    private void work(Moves.Move move, List<ObjectNode> calls) throws IOException {
        if (move.word().equals("async-fail")) {
            call("POST", "/actions/deprovision", "", exchange(calls), calls);
            return;
        }
        finish(move.word().equals("async-twice") ? 2 : 1, calls);
    }

    void finish(List<ObjectNode> calls) throws IOException {
        finish(1, calls);
    }

    private void finish(int times, List<ObjectNode> calls) throws IOException {
        String token = exchange(calls);
        String config =
                "{\"config\":[{\"name\":\"%s_URL\",\"value\":\"https://acme.example/later\"}]}".formatted(prefix);
        for (int i = 0; i < times; i++) {
            call("PATCH", "/config", config, token, calls);
            call("POST", "/actions/provision", "", token, calls);
        }
    }

    private String exchange(List<ObjectNode> calls) throws IOException {
        String form = "grant_type=authorization_code&code=" + encode(code) + "&client_secret=" + encode(clientSecret);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(tokenUrl))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        JsonNode tokens = JSON.readTree(answer.body());
        note("exchange", answer, calls);
        return tokens.path("access_token").asText();
    }

    private void call(String method, String path, String body, String token, List<ObjectNode> calls)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(addOn + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/vnd.heroku+json; version=3")
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        note(method + path, send(request), calls);
    }

    /** What came of a call is a part of what tests can ask for. */
    private static void note(String what, HttpResponse<String> answer, List<ObjectNode> calls) {
        calls.add(JSON.createObjectNode()
                .put("method", what)
                .put("status", answer.statusCode())
                .put("answer", answer.body()));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
