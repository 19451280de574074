package slipway.api.entry;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import slipway.service.domains.certificates.PlatformAuthority;

/** {@code GET /ca.pem}: the certificate that clients trust once to be sure of every host of this platform. */
@WebServlet(urlPatterns = AuthorityServlet.PATH, asyncSupported = true)
public class AuthorityServlet extends HttpServlet {
    static final String PATH = "/ca.pem";

    @Inject
    PlatformAuthority authority;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/x-pem-file");
        response.setHeader("Content-Disposition", "attachment; filename=\"slipway-ca.pem\"");
        response.getWriter().write(authority.certificatePem());
    }
}
