package slipway.api.entry;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import slipway.api.http.OpenPaths;
import slipway.api.oauth.TokenServlet;
import slipway.api.streams.LogInputServlet;

/**
 * Tells API requests from page requests, which share their paths: whoever names Heroku's media type or brings
 * credentials means the API. Mapped first in web.xml.
 */
public class ApiDispatchFilter extends HttpFilter {
    /**
     * Paths that look after credentials themselves: those whose signed URLs are their own permission, where some clients
     * send credentials all the same, and those of providers.
     */
    private static final List<String> OWN_CREDENTIALS =
            List.of("/streams/", MetricsServlet.PATH, TokenServlet.PATH, LogInputServlet.PATH);

    /** What the API says of itself is open to everybody, and no page. */
    private static final String SCHEMA = "/" + OpenPaths.SCHEMA;

    /** Names with slashes: a log drain's may be a URL, a buildpack's has one. */
    private static final Pattern NAMED =
            Pattern.compile("(/apps/[^/]+/log-drains/|/" + OpenPaths.BUILDPACKS + "/)([^/]+)");

    /** Bytes of a body that are read for nothing; a larger one may cost its client the connection. */
    private static final int LARGEST_UNREAD = 1_048_576;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (looksAfterItself(path)) {
            chain.doFilter(request, response);
        } else if (path.startsWith(ApiServlet.PATH)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (isPreflight(request)) {
            Cors.allow(response);
        } else if (isForApi(request) || path.equals(SCHEMA)) {
            request.getRequestDispatcher(ApiServlet.PATH + withSafeName(path)).forward(request, response);
            readToItsEnd(request);
        } else if (NAMED.matcher(path).matches()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean looksAfterItself(String path) {
        return OWN_CREDENTIALS.stream().anyMatch(own -> own.endsWith("/") ? path.startsWith(own) : path.equals(own));
    }

    /** Dispatchers take no encoded slash; the resources of such names undo what is encoded once more here. */
    private static String withSafeName(String path) {
        Matcher named = NAMED.matcher(path);
        return named.matches() ? named.group(1) + named.group(2).replace("%", "%25") : path;
    }

    private static boolean isForApi(HttpServletRequest request) {
        String accept = String.valueOf(request.getHeader("Accept"));
        return accept.contains("application/vnd.heroku+json") || request.getHeader("Authorization") != null;
    }

    /** A body that nobody read would end the connection under the client's next request. */
    private static void readToItsEnd(HttpServletRequest request) throws IOException {
        request.getInputStream().readNBytes(LARGEST_UNREAD);
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }
}
