package slipway.integration.git;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.http.server.GitFilter;
import org.eclipse.jgit.http.server.resolver.AsIsFileService;
import slipway.model.PlatformException;
import slipway.model.PlatformException.Kind;
import slipway.service.git.GitAccess;
import slipway.service.git.GitAccess.Entrance;

/**
 * {@code /NAME.git}: asks who is there, and hands over to JGit. Mapped first in web.xml, since git's credentials would
 * pass for the API's.
 */
public class GitHttpFilter extends HttpFilter {
    private static final Pattern REPOSITORY = Pattern.compile("/([^/]+)\\.git(/.*)?");
    private static final String PUSH = "git-receive-pack";

    @Inject
    GitAccess access;

    @Inject
    AppRepositories repositories;

    @Inject
    Pushes pushes;

    private final transient GitFilter git = new GitFilter();

    @Override
    public void init(FilterConfig config) throws ServletException {
        super.init(config);
        git.setRepositoryResolver((request, name) -> repositories.open(entrance(request)));
        git.setReceivePackFactory((request, repository) -> pushes.receive(entrance(request), repository));
        git.setAsIsFileService(AsIsFileService.DISABLED);
        git.init(config);
    }

    @Override
    public void destroy() {
        git.destroy();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Matcher repository = REPOSITORY.matcher(
                request.getRequestURI().substring(request.getContextPath().length()));
        if (!repository.matches()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            request.setAttribute(Entrance.class.getName(), enter(request, repository.group(1)));
        } catch (PlatformException refused) {
            refuse(response, refused, repository.group(1));
            return;
        }
        git.doFilter(
                new WithPath(request),
                response,
                (other, answer) -> tell(response, 404, "There is nothing but git here."));
    }

    private Entrance enter(HttpServletRequest request, String app) {
        boolean writing = request.getRequestURI().endsWith("/" + PUSH) || PUSH.equals(request.getParameter("service"));
        return access.open(
                Optional.ofNullable(request.getHeader("Authorization")),
                app,
                writing,
                Optional.ofNullable(request.getRemoteAddr()),
                Optional.ofNullable(request.getHeader("User-Agent")));
    }

    private static Entrance entrance(HttpServletRequest request) {
        return (Entrance) request.getAttribute(Entrance.class.getName());
    }

    private static void refuse(HttpServletResponse response, PlatformException refused, String app) throws IOException {
        switch (refused.kind()) {
            case UNAUTHORIZED -> {
                response.setHeader("WWW-Authenticate", "Basic realm=\"Slipway\"");
                tell(response, 401, "Invalid credentials: give any user name, and a token as the password.");
            }
            case NOT_FOUND -> tell(response, 404, " !   No such app as " + app + ".");
            default -> tell(response, refused.kind() == Kind.FORBIDDEN ? 403 : 400, " !   " + refused.getMessage());
        }
    }

    /** JGit looks for the repository in what comes behind a servlet's own path. */
    private static final class WithPath extends HttpServletRequestWrapper {
        WithPath(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getServletPath() {
            return "";
        }

        @Override
        public String getPathInfo() {
            HttpServletRequest request = (HttpServletRequest) getRequest();
            return request.getRequestURI().substring(request.getContextPath().length());
        }
    }

    /** Git prints plain text as the remote's own words. */
    private static void tell(HttpServletResponse response, int status, String text) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(text);
    }
}
