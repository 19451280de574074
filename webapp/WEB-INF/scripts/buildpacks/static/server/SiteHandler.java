package site;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.URIUtil;

/** Finds the file that a path means; what is behind it serves that file. */
final class SiteHandler extends Handler.Wrapper {
    /** A segment that starts with a dot: .git, .env and their like. The one exception is there to be asked for. */
    private static final Pattern HIDDEN = Pattern.compile("(?!/\\.well-known/)(.*/)?\\.[^/].*");

    /** What is in a source for its platform and its tools, not for its readers. */
    private static final Pattern FOR_THE_PLATFORM = Pattern.compile(
            "/(Procfile|app\\.json|static\\.json|package\\.json|package-lock\\.json|yarn\\.lock|pnpm-lock\\.yaml|system\\.properties"
                    + "|node_modules/.*)");

    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final SiteConfig config;
    private final boolean wholeSource;
    private final Path root;

    SiteHandler(SiteConfig config, boolean wholeSource) throws IOException {
        this.config = config;
        this.wholeSource = wholeSource;
        this.root = config.root.toRealPath();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        if (config.httpsOnly && "http".equalsIgnoreCase(request.getHeaders().get("X-Forwarded-Proto"))) {
            String secure = HttpURI.build(request.getHttpURI()).scheme("https").port(-1).asString();
            return redirect(request, response, callback, 301, secure);
        }
        if (!METHODS.contains(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            Response.writeError(request, response, callback, 405);
            return true;
        }
        for (Map.Entry<Pattern, SiteConfig.Redirect> redirect : config.redirects.entrySet()) {
            if (redirect.getKey().matcher(path).matches()) {
                SiteConfig.Redirect target = redirect.getValue();
                return redirect(request, response, callback, target.status(), target.url());
            }
        }
        config.headers.forEach((pattern, fields) -> {
            if (pattern.matcher(path).matches()) {
                fields.forEach(response.getHeaders()::put);
            }
        });
        String file = fileFor(path);
        if (file == null) {
            return notFound(response, callback, request);
        }
        Request served = file.equals(path)
                ? request
                : Request.serveAs(request, Request.newHttpURIFrom(request, URIUtil.encodePath(file)));
        return super.handle(served, response, callback) || notFound(response, callback, request);
    }

    /** The path of the file to serve, or null where there is none. */
    private String fileFor(String path) {
        if (isThere(path)) {
            return path;
        }
        if (config.cleanUrls && !path.endsWith("/") && isThere(path + ".html")) {
            return path + ".html";
        }
        if (hidden(path)) {
            return null;
        }
        for (Map.Entry<Pattern, String> route : config.routes.entrySet()) {
            if (route.getKey().matcher(path).matches() && isThere(route.getValue())) {
                return route.getValue();
            }
        }
        return null;
    }

    private boolean hidden(String path) {
        return HIDDEN.matcher(path).matches() || wholeSource && FOR_THE_PLATFORM.matcher(path).matches();
    }

    /** A file of the site, or a folder with a first page. */
    private boolean isThere(String path) {
        if (hidden(path)) {
            return false;
        }
        try {
            Path real = root.resolve(path.substring(1)).toRealPath();
            return real.startsWith(root)
                    && (Files.isRegularFile(real) ? !path.endsWith("/") : Files.isRegularFile(real.resolve("index.html")));
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private boolean notFound(Response response, Callback callback, Request request) throws IOException {
        Path page = root.resolve(config.errorPage == null ? "404.html" : config.errorPage);
        if (!Files.isRegularFile(page)) {
            Response.writeError(request, response, callback, 404);
            return true;
        }
        response.setStatus(404);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, MimeTypes.Type.TEXT_HTML_UTF_8.asString());
        response.write(true, ByteBuffer.wrap(Files.readAllBytes(page)), callback);
        return true;
    }

    private static boolean redirect(Request request, Response response, Callback callback, int status, String url) {
        Response.sendRedirect(request, response, callback, status, url, false);
        return true;
    }
}
