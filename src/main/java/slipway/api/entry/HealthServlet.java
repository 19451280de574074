package slipway.api.entry;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import slipway.api.http.json.Json;
import slipway.service.PlatformHealth;

/** {@code GET /health}: 200 and a JSON of parts when the platform is ready, 503 while it is not. */
@WebServlet(urlPatterns = "/health", asyncSupported = true)
public class HealthServlet extends HttpServlet {
    @Inject
    PlatformHealth health;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, Boolean> parts = new TreeMap<>(health.parts());
        boolean ready = !parts.containsValue(false);
        response.setStatus(ready ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        Map<String, Object> body = new TreeMap<>(Map.of("ready", ready, "parts", parts));
        if (ready) {
            body.put(
                    "isolation",
                    Map.of(
                            "level",
                            health.isolation().level(),
                            "what",
                            health.isolation().what()));
        }
        response.getWriter().write(Json.MAPPER.writeValueAsString(body));
    }
}
