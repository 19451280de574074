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
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with an account of their own beside the operator's. */
public record Person(Platform platform, String email, String password) {
    private static final Pattern VIEW_STATE =
            Pattern.compile("<input[^>]*name=\"jakarta\\.faces\\.ViewState\"[^>]*value=\"([^\"]*)\"");
    private static final Pattern NEW_PASSWORD = Pattern.compile("id=\"newPassword\">([^<]+)<");

    /** Adds a person by the accounts page, as the operator does in a browser; with a new e-mail address each time. */
    public static Person added(Platform platform) {
        String email = "person-" + UUID.randomUUID() + "@example.com";
        Visitor operator = new Visitor(platform);
        operator.submit(
                "/login",
                "loginForm",
                Map.of("email", Platform.OPERATOR, "password", Platform.PASSWORD, "signIn", "Sign in"));
        String accounts = operator.submit("/accounts", "addForm", Map.of("email", email, "add", "Add"));
        return new Person(platform, email, only(NEW_PASSWORD, accounts));
    }

    /** The API as this person. */
    public ApiClient api() {
        return ApiClient.signedIn(platform, email, password);
    }

    /** What a page answers this person, who signs in for it. */
    public int statusOfPage(String path) {
        Visitor visitor = new Visitor(platform);
        visitor.submit("/login", "loginForm", Map.of("email", email, "password", password, "signIn", "Sign in"));
        return visitor.status(path);
    }

    private static String only(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        if (!found.find()) {
            throw new AssertionError("No " + pattern + " in " + page);
        }
        return found.group(1);
    }

    /** A browser without a screen: keeps cookies, follows redirects, sends forms. */
    private static final class Visitor {
        private final Platform platform;
        private final HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .version(HttpClient.Version.HTTP_1_1)
                .build();

        Visitor(Platform platform) {
            this.platform = platform;
        }

        /** Opens a page and sends its form with {@code fields}; returns the page that comes then. */
        String submit(String path, String form, Map<String, String> fields) {
            Map<String, String> sent = new TreeMap<>();
            sent.put(form, form);
            sent.put("jakarta.faces.ViewState", only(VIEW_STATE, send(request(path))));
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

        int status(String path) {
            return exchange(request(path)).statusCode();
        }

        private String send(HttpRequest.Builder request) {
            HttpResponse<String> answer = exchange(request);
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.uri() + " answered " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        }

        private HttpResponse<String> exchange(HttpRequest.Builder request) {
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
    }
}
