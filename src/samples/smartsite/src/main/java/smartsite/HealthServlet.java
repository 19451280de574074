package smartsite;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers "ok" for as long as this process can answer at all. It exists for monitors and start-up checks, which ask
 * often: so it counts no visit, and it does not ask the database either, since a site whose database is away is poorer
 * but still up, and starting it again would not help.
 */
public final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write("ok");
    }
}
