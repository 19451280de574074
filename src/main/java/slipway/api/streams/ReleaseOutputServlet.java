package slipway.api.streams;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import slipway.service.releases.phase.ReleaseOutputService;

/** What a release command says as plain text, from its start to its end, live while the release is pending. */
@WebServlet(urlPatterns = ReleaseOutputService.PATH + "*", asyncSupported = true)
public class ReleaseOutputServlet extends SignedServlet {
    @Inject
    ReleaseOutputService outputs;

    @Inject
    StreamClock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StreamPump.startText(request, response, outputs.output(id(request)), clock.executor());
    }
}
