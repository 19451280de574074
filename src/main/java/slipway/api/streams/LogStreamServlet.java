package slipway.api.streams;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import slipway.model.logs.LogFilter;
import slipway.service.logs.TextStream;
import slipway.service.logs.sessions.LogSessionService;

/** A log session as server-sent events; a client that comes back with Last-Event-ID goes on where it was cut off. */
@WebServlet(urlPatterns = LogSessionService.PATH + "*", asyncSupported = true)
public class LogStreamServlet extends SignedServlet {
    @Inject
    LogSessionService sessions;

    @Inject
    StreamClock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        LogFilter filter = new LogFilter(
                Optional.ofNullable(request.getParameter("source")), Optional.ofNullable(request.getParameter("dyno")));
        LogSessionService.Wish wish = new LogSessionService.Wish(
                Optional.ofNullable(request.getParameter("lines")).map(Integer::valueOf),
                Boolean.parseBoolean(request.getParameter("tail")),
                filter);
        TextStream stream = sessions.stream(id(request), wish, lastNumber(request));
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        // Without chunks there is no torn one: the Heroku CLI takes a cut connection for an end and comes back.
        response.setHeader("Connection", "close");
        response.flushBuffer();
        StreamPump.start(request.startAsync(), stream, clock.executor());
    }

    @Override
    Instant validAt(HttpServletRequest request) {
        return sessions.validAt(lastNumber(request).isPresent());
    }

    private static OptionalLong lastNumber(HttpServletRequest request) {
        String last = request.getHeader("Last-Event-ID");
        return last != null && last.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(last)) : OptionalLong.empty();
    }
}
