package slipway.router;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The pages that a visitor sees when an app does not answer: each says what is the matter, and to whom it is left. */
final class ErrorPages {
    private static final int NOT_FOUND = 404;
    private static final String TEMPLATE = load();

    private ErrorPages() {}

    static void noSuchApp(Request request, Response response, Callback callback) {
        write(
                request,
                response,
                callback,
                NOT_FOUND,
                page(
                        "No such app",
                        "There is nothing at this address.",
                        "If you made this app, check its name with <code>heroku apps</code>.",
                        "404"));
    }

    static void write(Visit visit, RouterError error) {
        visit.response().getHeaders().put("X-Request-Id", visit.requestId());
        write(visit.request(), visit.response(), visit.callback(), error.status(), page(error));
    }

    private static String page(RouterError error) {
        return switch (error) {
            case H80 ->
                page(
                        "Offline for maintenance",
                        "This app is being worked on.",
                        "Please come back a little later.",
                        error.name());
            case H81 ->
                page(
                        "Nothing here yet",
                        "This app is waiting for its first deploy.",
                        "If it is yours: <code>git push heroku main</code> or <code>heroku war:deploy</code>.",
                        error.name());
            case H14 ->
                page(
                        "Not running",
                        "This app has no web process at the moment.",
                        "If it is yours: <code>heroku ps:scale web=1</code>.",
                        error.name());
            case H12, H15, H20 ->
                page(
                        "No answer in time",
                        "The app took too long to answer.",
                        "Please try again. If it is yours: <code>heroku logs --tail</code>.",
                        error.name());
            default ->
                page(
                        "Application error",
                        "Something went wrong inside this app.",
                        "Please try again later. If it is yours: <code>heroku logs --tail</code>.",
                        error.name());
        };
    }

    private static String page(String title, String what, String next, String code) {
        return TEMPLATE.replace("{{title}}", title)
                .replace("{{what}}", what)
                .replace("{{next}}", next)
                .replace("{{code}}", code);
    }

    private static void write(Request request, Response response, Callback callback, int status, String page) {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache, no-store");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        boolean withBody = !HttpMethod.HEAD.is(request.getMethod());
        if (withBody) {
            response.write(true, ByteBuffer.wrap(bytes), callback);
        } else {
            response.write(true, null, callback);
        }
    }

    private static String load() {
        try (InputStream in = ErrorPages.class.getResourceAsStream("error-page.html")) {
            if (in == null) {
                throw new IllegalStateException("error-page.html is not in the WAR");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("error-page.html cannot be read", e);
        }
    }
}
