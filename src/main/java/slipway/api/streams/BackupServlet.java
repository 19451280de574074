package slipway.api.streams;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import slipway.model.NotFoundException;
import slipway.service.databases.backups.BackupFiles;
import slipway.service.databases.backups.Backups;

/** Gives backups of databases away, as {@code heroku pg:backups:download} fetches them. */
@WebServlet(urlPatterns = Backups.PATH + "*")
public class BackupServlet extends SignedServlet {
    @Inject
    BackupFiles files;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Path file = files.of(id(request));
        if (!Files.exists(file)) {
            throw new NotFoundException("backup");
        }
        response.setContentType("application/octet-stream");
        response.setContentLengthLong(Files.size(file));
        response.setHeader("Content-Disposition", "attachment; filename=\"backup.dump\"");
        Files.copy(file, response.getOutputStream());
    }
}
