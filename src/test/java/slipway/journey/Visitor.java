package slipway.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen: keeps cookies, follows redirects, sends forms. */
public final class Visitor {
    private static final Pattern VIEW_STATE =
            Pattern.compile("<input[^>]*name=\"jakarta\\.faces\\.ViewState\"[^>]*value=\"([^\"]*)\"");

    private final Platform platform;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    public Visitor(Platform platform) {
        this.platform = platform;
    }

    public void signIn(String email, String password) {
        submit("/login", "loginForm", Map.of("email", email, "password", password, "signIn", "Sign in"));
    }

    public String open(String path) {
        return send(request(path));
    }

    /** The path at which the browser ends up when it opens {@code path}. */
    public String pathAfter(String path) {
        return answer(request(path)).uri().getPath();
    }

    public int statusOf(String path) {
        return answer(request(path)).statusCode();
    }

    /** Opens a page and sends its form with {@code fields}; returns the page that comes then. */
    public String submit(String path, String form, Map<String, String> fields) {
        return submit(open(path), path, form, fields);
    }

    /** Sends a form of a page that is open. */
    public String submit(String page, String path, String form, Map<String, String> fields) {
        Map<String, String> sent = new TreeMap<>();
        sent.put(form, form);
        sent.put("jakarta.faces.ViewState", only(VIEW_STATE, page));
        fields.forEach((field, value) -> sent.put(form + ":" + field, value));
        String body = sent.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + platform.port() + path))
                .timeout(Duration.ofSeconds(60));
    }

    private String send(HttpRequest.Builder request) {
        HttpResponse<String> answer = answer(request);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public static String only(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        if (!found.find()) {
            throw new AssertionError("No " + pattern + " in " + page);
        }
        return found.group(1);
    }
}
