package slipway.api.streams;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import slipway.model.Moment;
import slipway.model.NotFoundException;
import slipway.model.PlatformException;
import slipway.service.secrets.UrlSigner;

/** Lets through only requests whose URL was signed here, for their method, and not too long ago. */
abstract class SignedServlet extends HttpServlet {
    @Inject
    UrlSigner signer;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (!signer.isValid(request.getMethod(), path + "?" + query, validAt(request))) {
            answer(response, HttpServletResponse.SC_FORBIDDEN, "This URL is not valid, or not any more.");
            return;
        }
        try {
            super.service(request, response);
        } catch (NotFoundException e) {
            answer(response, HttpServletResponse.SC_NOT_FOUND, e.getMessage());
        } catch (PlatformException e) {
            int status = e.kind() == PlatformException.Kind.TOO_LARGE ? 413 : HttpServletResponse.SC_BAD_REQUEST;
            answer(response, status, e.getMessage());
        }
    }

    /** The time at which the URL must not have expired: now, unless a servlet has reason to be lenient. */
    Instant validAt(HttpServletRequest request) {
        return Moment.now();
    }

    /** The id at the end of the path. */
    static UUID id(HttpServletRequest request) {
        try {
            return UUID.fromString(request.getPathInfo().substring(1));
        } catch (IllegalArgumentException | NullPointerException noId) {
            throw new NotFoundException("stream");
        }
    }

    private static void answer(HttpServletResponse response, int status, String message) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(message + "\n");
    }
}
