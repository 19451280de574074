package slipway.api.streams;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import slipway.model.NotFoundException;
import slipway.service.builds.SourceService;

/** Takes the tarballs that clients put to a source's put_url, and gives them back at its get_url. */
@WebServlet(urlPatterns = SourceService.PATH + "*", asyncSupported = true)
public class SourceServlet extends SignedServlet {
    @Inject
    SourceService sources;

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        sources.store(id(request), request.getInputStream());
        response.setStatus(HttpServletResponse.SC_OK);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Path file = sources.file(id(request));
        if (!Files.exists(file)) {
            throw new NotFoundException("source");
        }
        response.setContentType("application/gzip");
        response.setContentLengthLong(Files.size(file));
        Files.copy(file, response.getOutputStream());
    }
}
