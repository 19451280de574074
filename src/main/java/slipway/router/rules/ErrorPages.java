package slipway.router.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.service.domains.AppRoute;

/** The pages that a visitor sees when an app does not answer: each says what is the matter, and to whom it is left. */
public final class ErrorPages {
    private static final String TEMPLATE = load("error-page.html");
    private static final String FRAME = load("framed-page.html");
    private static final byte[] NO_SUCH_APP = page(
            "No such app",
            "There is nothing at this address.",
            "If you made this app, check its name with <code>heroku apps</code>.",
            "404");
    private static final Map<RouterError, byte[]> BY_ERROR = byError();

    private ErrorPages() {}

    public static byte[] noSuchApp() {
        return NO_SUCH_APP;
    }

    /** The app's own page for the error where it has one, or else ours. */
    public static byte[] of(RouterError error, @Nullable AppRoute route) {
        Optional<String> own = route == null
                ? Optional.empty()
                : error == RouterError.H80
                        ? route.pages().maintenance()
                        : route.pages().error();
        return own.filter(url -> error != RouterError.H81)
                .map(url -> FRAME.replace("{{url}}", escaped(url)).getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> BY_ERROR.get(error));
    }

    /** What is wrong with a request that no app was asked for by. */
    public static byte[] badRequest(int status, String what) {
        return page("Bad request", escaped(what) + ".", "The request cannot be understood.", String.valueOf(status));
    }

    private static Map<RouterError, byte[]> byError() {
        Map<RouterError, byte[]> pages = new EnumMap<>(RouterError.class);
        for (RouterError error : RouterError.values()) {
            pages.put(error, page(error));
        }
        return pages;
    }

    private static byte[] page(RouterError error) {
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
            case H11, H34 ->
                page(
                        "Too busy",
                        "More people want this app than it can serve.",
                        "Please try again later. If it is yours: <code>heroku ps:scale web=2</code>.",
                        error.name());
            case H26 ->
                page("Bad request", "The request cannot be understood.", "Nothing of it has been done.", error.name());
            case H82 ->
                page(
                        "Out of free hours",
                        "The free hours of this app's owner are used up for this month.",
                        "It will be back on the first. If it is yours: verify your account for more hours, or choose a"
                                + " size that never sleeps with <code>heroku ps:type basic</code>.",
                        error.name());
            case Z10 ->
                page(
                        "Asleep",
                        "This app sleeps, and wakes for people.",
                        "Its owner has asked not to have it woken for bots.",
                        error.name());
            case H31 ->
                page(
                        "Misdirected request",
                        "The secure connection was made for another address.",
                        "Please load the page anew.",
                        error.name());
            default ->
                page(
                        "Application error",
                        "Something went wrong inside this app.",
                        "Please try again later. If it is yours: <code>heroku logs --tail</code>.",
                        error.name());
        };
    }

    private static byte[] page(String title, String what, String next, String code) {
        return TEMPLATE.replace("{{title}}", title)
                .replace("{{what}}", what)
                .replace("{{next}}", next)
                .replace("{{code}}", code)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private static String load(String name) {
        try (InputStream in = ErrorPages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the WAR");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read", e);
        }
    }
}
