package slipway.web.shared;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import slipway.model.accounts.Account;
import slipway.service.accounts.SessionService;

/** Stands before the pages: who has not signed in gets the sign-in page, and comes back from it. */
public class SignInFilter extends HttpFilter {
    @Inject
    SignedIn signedIn;

    @Inject
    SessionService sessions;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String view = request.getServletPath();
        if (PagePaths.isForStrangers(view) || view.startsWith("/jakarta.faces.resource/") || isSignedIn(request)) {
            chain.doFilter(request, response);
        } else {
            String wanted = URLEncoder.encode(wantedPath(request), StandardCharsets.UTF_8);
            response.sendRedirect(request.getContextPath() + PagePaths.LOGIN + "?to=" + wanted);
        }
    }

    /**
     * Looks for a session first, so that strangers do not get one; then whether it was ended from elsewhere, and what its
     * account is now.
     */
    private boolean isSignedIn(HttpServletRequest request) {
        if (request.getSession(false) == null || !signedIn.isPresent()) {
            return false;
        }
        Optional<Account> account = sessions.use(signedIn.sessionId());
        account.ifPresentOrElse(signedIn::renew, () -> request.getSession().invalidate());
        return account.isPresent();
    }

    /** The path that the browser shows, without the context path; of a deploy button, with what it says. */
    private static String wantedPath(HttpServletRequest request) {
        Object asked = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        String uri = asked == null ? request.getRequestURI() : asked.toString();
        String path = uri.substring(request.getContextPath().length());
        Object query = request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
        return path.equals(PagePaths.DEPLOY) && query != null ? path + "?" + query : path;
    }
}
