package slipway.api.streams;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import slipway.model.builds.Slug;
import slipway.service.builds.slugs.SlugService;
import slipway.service.builds.slugs.SlugTarball;

/** Takes the tarball of a slug that a client made, and gives slugs back as such tarballs. */
@WebServlet(urlPatterns = SlugService.PATH + "*", asyncSupported = true)
public class SlugServlet extends SignedServlet {
    @Inject
    SlugService slugs;

    @Inject
    SlugTarball tarballs;

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UUID id = id(request);
        Slug slug = slugs.find(id);
        slugs.uploaded(id, tarballs.store(request.getInputStream(), slug.declaredChecksum()));
        response.setStatus(HttpServletResponse.SC_OK);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Slug slug = slugs.find(id(request));
        response.setContentType("application/gzip");
        tarballs.write(slug.blobKey(), response.getOutputStream());
    }
}
