package slipway.web.shared;

import jakarta.faces.application.ViewExpiredException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Takes the pages' addresses to their views, and sees to it that every page is well protected in the browser. */
public class PageFilter extends HttpFilter {
    /** What answers here and is no page: streams, the tools' endpoints, the API. */
    private static final List<String> LEAVES = List.of(
            "/streams/",
            "/log-input/",
            "/oauth/token",
            "/health",
            "/env",
            "/metrics",
            "/ca.pem",
            "/slipway-connect.jar",
            "/api-v3/");

    private static final String RESOURCES = "/jakarta.faces.resource/";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
        if (LEAVES.stream().anyMatch(path::startsWith)) {
            chain.doFilter(request, response);
            return;
        }
        SecurityHeaders.addTo(response);
        Optional<String> view = PagePaths.viewOf(path, PagePaths.LIVE.equals(request.getQueryString()));
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            chain.doFilter(request, response);
        } else if (view.isPresent()) {
            show(view.get(), request, response);
        } else if (path.endsWith(".xhtml") && !path.startsWith(RESOURCES)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void show(String view, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (!SameOrigin.holds(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        SecurityHeaders.forbidStoring(response);
        try {
            request.getRequestDispatcher(view).forward(request, response);
        } catch (ServletException e) {
            if (!(e.getRootCause() instanceof ViewExpiredException) || response.isCommitted()) {
                throw e;
            }
            // The session has forgotten the page that was sent back: it is loaded anew, and says so.
            response.reset();
            SecurityHeaders.addTo(response);
            response.sendRedirect(request.getRequestURI() + "?expired");
        }
    }
}
