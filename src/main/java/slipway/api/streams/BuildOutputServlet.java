package slipway.api.streams;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import slipway.service.builds.BuildService;
import slipway.service.logs.TextStream;

/** A build's output as plain text, from its start to its end, live while it is pending. */
@WebServlet(urlPatterns = BuildService.OUTPUT_PATH + "*", asyncSupported = true)
public class BuildOutputServlet extends SignedServlet {
    @Inject
    BuildService builds;

    @Inject
    StreamClock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UUID build = id(request);
        TextStream output = builds.output(build);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        StreamPump.start(request.startAsync(), output, clock.executor());
    }
}
