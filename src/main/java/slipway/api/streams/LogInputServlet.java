package slipway.api.streams;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import slipway.model.InvalidParamsException;
import slipway.model.RefusedException;
import slipway.model.UnauthorizedException;
import slipway.service.addons.partners.PartnerLogs;
import slipway.service.oauth.Credentials;

/** {@code POST /log-input/ADDON}: where providers write to the logs of apps, as to Heroku's logplex. */
@WebServlet(urlPatterns = LogInputServlet.PATH + "*", asyncSupported = true)
public class LogInputServlet extends HttpServlet {
    public static final String PATH = PartnerLogs.INPUT_PATH;

    private static final int TOO_MANY_REQUESTS = 429;

    @Inject
    PartnerLogs logs;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String token = Optional.ofNullable(request.getHeader("Authorization"))
                    .flatMap(Credentials::parse)
                    .map(Credentials::secret)
                    .orElseThrow(UnauthorizedException::new);
            byte[] body = request.getInputStream().readNBytes(LogFrames.MAX_BYTES + 1);
            logs.write(addOn(request), token, LogFrames.messages(body));
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } catch (UnauthorizedException stranger) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Slipway\"");
            refuse(response, HttpServletResponse.SC_UNAUTHORIZED, stranger.getMessage());
        } catch (RefusedException tooMuch) {
            refuse(response, TOO_MANY_REQUESTS, tooMuch.getMessage());
        } catch (InvalidParamsException wrong) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, wrong.getMessage());
        }
    }

    private static UUID addOn(HttpServletRequest request) {
        try {
            return UUID.fromString(
                    Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1));
        } catch (IllegalArgumentException noId) {
            throw new UnauthorizedException();
        }
    }

    private static void refuse(HttpServletResponse response, int status, String message) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(message);
    }
}
