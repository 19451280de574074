package slipway.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A person's way to the Platform API in tests. */
public final class ApiClient {
    public static final String ACCEPT = "application/vnd.heroku+json; version=3";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Platform platform;
    private final String authorization;
    private final String token;

    private ApiClient(Platform platform, String authorization, String token) {
        this.platform = platform;
        this.authorization = authorization;
        this.token = token;
    }

    /** Gets a token for e-mail and password, as {@code heroku login} does. */
    public static ApiClient signedIn(Platform platform, String email, String password) {
        String basic = Base64.getEncoder().encodeToString((email + ":" + password).getBytes(StandardCharsets.UTF_8));
        ApiClient login = new ApiClient(platform, "Basic " + basic, "");
        JsonNode granted = login.post("/oauth/authorizations", "{\"description\":\"test\"}");
        String token = granted.path("access_token").path("token").asText();
        return new ApiClient(platform, "Bearer " + token, token);
    }

    /** The same API with another Authorization header; an empty one for none. */
    public ApiClient as(String otherAuthorization) {
        return new ApiClient(platform, otherAuthorization, "");
    }

    public String token() {
        return token;
    }

    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + platform.port() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", ACCEPT)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Http.send(request.build());
    }

    public JsonNode get(String path) {
        return json(send("GET", path, ""));
    }

    public JsonNode post(String path, String body) {
        return json(send("POST", path, body));
    }

    public JsonNode patch(String path, String body) {
        return json(send("PATCH", path, body));
    }

    public JsonNode delete(String path) {
        return json(send("DELETE", path, ""));
    }

    /** Names of all own apps. */
    public List<String> apps() {
        List<String> names = new ArrayList<>();
        get("/apps").forEach(app -> names.add(app.path("name").asText()));
        return names;
    }

    /** Makes an app with a random name. */
    public String createApp() {
        return post("/apps", "{}").path("name").asText();
    }

    /** States of an app's dynos by name, such as {@code web.1=up}. */
    public List<String> dynos(String app) {
        List<String> states = new ArrayList<>();
        get("/apps/" + app + "/dynos")
                .forEach(dyno -> states.add(
                        dyno.path("name").asText() + "=" + dyno.path("state").asText()));
        return states;
    }

    public void awaitDynos(String app, String... states) {
        List<String> wanted = List.of(states);
        Platform.await("dynos of " + app + " to be " + wanted, () -> dynos(app).equals(wanted));
    }

    /** The last lines of an app's log. */
    public List<String> log(String app) {
        JsonNode session = post("/apps/" + app + "/log-sessions", "{\"lines\":1500}");
        URI url = URI.create(session.path("logplex_url").asText());
        URI local = URI.create("http://127.0.0.1:" + platform.port() + url.getRawPath() + "?" + url.getRawQuery());
        String events = Http.send(HttpRequest.newBuilder(local).build()).body();
        return events.lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring("data: ".length()))
                .toList();
    }

    public void awaitLog(String app, String text) {
        Platform.await(
                "\"" + text + "\" in the log of " + app, () -> log(app).stream().anyMatch(line -> line.contains(text)));
    }

    public static JsonNode json(HttpResponse<String> response) {
        if (response.statusCode() >= 400) {
            throw new AssertionError(response.request().method() + " " + response.uri() + " answered "
                    + response.statusCode() + " " + response.body());
        }
        return parse(response.body());
    }

    /** A text as JSON. */
    public static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + text, e);
        }
    }
}
