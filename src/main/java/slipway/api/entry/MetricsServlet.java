package slipway.api.entry;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import slipway.model.ForbiddenException;
import slipway.model.UnauthorizedException;
import slipway.model.activity.Origin;
import slipway.model.oauth.Scope;
import slipway.service.access.Actor;
import slipway.service.metrics.PrometheusText;
import slipway.service.oauth.AuthorizationService;
import slipway.service.oauth.Credentials;

/** {@code GET /metrics}: for an operator's Prometheus, which brings a token as bearer or as the password of basic. */
@WebServlet(urlPatterns = MetricsServlet.PATH, asyncSupported = true)
public class MetricsServlet extends HttpServlet {
    static final String PATH = "/metrics";

    @Inject
    AuthorizationService authorizations;

    @Inject
    PrometheusText metrics;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String text = metrics.of(actor(request));
            response.setContentType("text/plain; version=0.0.4; charset=utf-8");
            response.setHeader("Cache-Control", "no-store");
            response.getWriter().write(text);
        } catch (UnauthorizedException nobody) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Slipway\"");
            refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "Give an operator's token as bearer or password.");
        } catch (ForbiddenException stranger) {
            refuse(response, HttpServletResponse.SC_FORBIDDEN, "Metrics are for operators.");
        }
    }

    private Actor actor(HttpServletRequest request) {
        Credentials credentials = Optional.ofNullable(request.getHeader("Authorization"))
                .flatMap(Credentials::parse)
                .orElseThrow(UnauthorizedException::new);
        AuthorizationService.Known known = authorizations.authenticate(credentials.secret());
        if (!Scope.Need.READ.isMetBy(known.authorization().scope())) {
            throw new ForbiddenException("The scope of this token does not allow this.");
        }
        return Actor.of(
                known.account(),
                new Origin(
                        "api",
                        Optional.ofNullable(request.getRemoteAddr()),
                        Optional.of(known.authorization().id()),
                        Optional.ofNullable(request.getHeader("User-Agent"))));
    }

    private static void refuse(HttpServletResponse response, int status, String why) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain; charset=utf-8");
        response.getWriter().println(why);
    }
}
