package smartsite;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalTime;
import java.util.Map;

/**
 * The front page. It exists so that a first release has something to show, and it shows which release and which dyno
 * answered and how often somebody has been here: enough to see a deploy, a scaling and an attached database at work.
 */
public final class HomeServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private transient Template page;
    private transient Visits visits;

    @Override
    public void init() throws ServletException {
        try (InputStream html = getServletContext().getResourceAsStream("/WEB-INF/home.html")) {
            page = Template.read(html);
        } catch (IOException e) {
            throw new ServletException("The page's template cannot be read", e);
        }
        visits = Visits.of(System.getenv(), System.err::println);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Visits.Tally tally = visits.next();
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; img-src 'self'; style-src 'self'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter()
                .write(page.fill(Map.of(
                        "greeting", Greeting.of(LocalTime.now(), request.getParameter("name")),
                        "release", env("HEROKU_RELEASE_VERSION", "none"),
                        "releaseNote", env("HEROKU_RELEASE_VERSION", "").isEmpty() ? "run by hand" : "live now",
                        "dyno", env("DYNO", "no dyno"),
                        "java", "Java " + Runtime.version().feature(),
                        "visits", tally.number(),
                        "visitsNote", tally.note())));
    }

    @Override
    public void destroy() {
        visits.close();
    }

    private static String env(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
