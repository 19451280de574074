package slipway.api.streams;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import slipway.service.builds.BuildService;

/** A build's output as plain text, from its start to its end, live while it is pending. */
@WebServlet(urlPatterns = BuildService.OUTPUT_PATH + "*", asyncSupported = true)
public class BuildOutputServlet extends SignedServlet {
    @Inject
    BuildService builds;

    @Inject
    StreamClock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StreamPump.startText(request, response, builds.output(id(request)), clock.executor());
    }
}
