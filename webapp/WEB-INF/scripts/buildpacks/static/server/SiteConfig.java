package site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What static.json says, with the defaults of Heroku's static buildpack. */
final class SiteConfig {
    private static final Set<String> KNOWN = Set.of(
            "root", "encoding", "clean_urls", "routes", "redirects", "error_page", "https_only", "headers");

    record Redirect(String url, int status) {}

    /** Ends a build: what is wrong, and what to do. */
    static final class Problem extends Exception {
        private static final long serialVersionUID = 1L;

        final String advice;

        Problem(String message, String advice) {
            super(message);
            this.advice = advice;
        }
    }

    final Path root;
    final boolean cleanUrls;
    final boolean httpsOnly;
    final String errorPage;
    final Map<Pattern, String> routes = new LinkedHashMap<>();
    final Map<Pattern, Redirect> redirects = new LinkedHashMap<>();
    final Map<Pattern, Map<String, String>> headers = new LinkedHashMap<>();

    private final Map<String, Object> json;

    private SiteConfig(Path app, Map<String, Object> json) throws Problem {
        this.json = json;
        root = root(app, text("root"));
        cleanUrls = is("clean_urls");
        httpsOnly = is("https_only");
        errorPage = text("error_page");
        for (Map.Entry<String, Object> route : map(json, "routes").entrySet()) {
            routes.put(pattern(route.getKey()), "/" + string(route.getValue(), "routes").replaceFirst("^/", ""));
        }
        for (String path : map(json, "redirects").keySet()) {
            Map<String, Object> target = map(map(json, "redirects"), path);
            Object status = target.getOrDefault("status", 301.0);
            if (!(status instanceof Double number) || number < 300 || number > 399) {
                throw wrong("redirects", "status is one of 301, 302, 303, 307 and 308");
            }
            redirects.put(pattern(path), new Redirect(string(target.get("url"), "redirects"), number.intValue()));
        }
        for (String path : map(json, "headers").keySet()) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (Map.Entry<String, Object> field : map(map(json, "headers"), path).entrySet()) {
                fields.put(field.getKey(), string(field.getValue(), "headers"));
            }
            headers.put(pattern(path), fields);
        }
    }

    static SiteConfig read(Path app) throws IOException, Problem {
        Path file = app.resolve("static.json");
        if (!Files.exists(file)) {
            return new SiteConfig(app, Map.of());
        }
        try {
            if (Json.parse(Files.readString(file)) instanceof Map<?, ?> members) {
                Map<String, Object> json = new LinkedHashMap<>();
                members.forEach((name, value) -> json.put((String) name, value));
                return new SiteConfig(app, json);
            }
            throw new IllegalArgumentException("it has to be an object: { ... }");
        } catch (IllegalArgumentException e) {
            throw new Problem("static.json cannot be read: " + e.getMessage(), "Correct it, and deploy again.");
        }
    }

    /** What it says that has no effect here. */
    List<String> unknown() {
        return json.keySet().stream().filter(name -> !KNOWN.contains(name)).toList();
    }

    /** Whether everything in the source is served, with what is meant for the platform among it. */
    boolean servesWholeSource(Path app) {
        return root.equals(app.toAbsolutePath().normalize());
    }

    private static Path root(Path app, String asked) throws Problem {
        Path whole = app.toAbsolutePath().normalize();
        boolean usual = asked == null && Files.isDirectory(whole.resolve("public_html"));
        String folder = usual ? "public_html" : asked == null ? "." : asked.replaceFirst("^/+", "");
        Path root = whole.resolve(folder).normalize();
        if (!root.startsWith(whole) || !Files.isDirectory(root)) {
            throw new Problem(
                    "The root of static.json is not a folder of the source: " + folder,
                    "Correct root in static.json; if a build makes that folder, put its buildpack before heroku/static.");
        }
        return root;
    }

    /** Turns {@code /a/*.html} and {@code /app/**} into regular expressions: a star stays within its folder. */
    private static Pattern pattern(String path) {
        StringBuilder expression = new StringBuilder(path.startsWith("/") ? "" : "/");
        for (String part : path.split("(?=\\*)(?<!\\*)|(?<=\\*)(?!\\*)")) {
            expression.append(part.equals("*") ? "[^/]*" : part.startsWith("*") ? ".*" : Pattern.quote(part));
        }
        return Pattern.compile(expression.toString());
    }

    private boolean is(String name) throws Problem {
        Object value = json.getOrDefault(name, false);
        if (value instanceof Boolean is) {
            return is;
        }
        throw wrong(name, "it is true or false, without quotes");
    }

    private String text(String name) throws Problem {
        return json.get(name) == null ? null : string(json.get(name), name);
    }

    private static String string(Object value, String name) throws Problem {
        if (value instanceof String text) {
            return text;
        }
        throw wrong(name, "a text in quotes is missing");
    }

    private static Map<String, Object> map(Map<String, Object> from, String name) throws Problem {
        Map<String, Object> map = new LinkedHashMap<>();
        if (from.get(name) instanceof Map<?, ?> members) {
            members.forEach((key, value) -> map.put((String) key, value));
        } else if (from.get(name) != null) {
            throw wrong(name, "it has to be an object: { ... }");
        }
        return map;
    }

    private static Problem wrong(String name, String what) {
        return new Problem("static.json is wrong in \"" + name + "\": " + what + ".", "Correct it, and deploy again.");
    }
}
