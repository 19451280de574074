package slipway.integration.scripts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import slipway.config.Home;

/** The shell scripts of {@code WEB-INF/scripts} as files that can be run: a dyno's first process and the buildpacks. */
@ApplicationScoped
public class ShippedScripts {
    private static final String ROOT = "/WEB-INF/scripts/";

    @Inject
    Home home;

    /** Writes the scripts of this version of the platform over those in the home. */
    public void unpack(ServletContext context) throws IOException {
        unpack(context, ROOT);
    }

    /** A script by its name below {@code WEB-INF/scripts}. */
    public Path path(String name) {
        return home.scripts().resolve(name);
    }

    private void unpack(ServletContext context, String folder) throws IOException {
        Set<String> names = context.getResourcePaths(folder);
        for (String name : names == null ? Set.<String>of() : names) {
            if (name.endsWith("/")) {
                unpack(context, name);
                continue;
            }
            Path target = path(name.substring(ROOT.length()));
            Files.createDirectories(target.getParent());
            // A running dyno may have the old file open: replace it, never write into it.
            Path fresh = target.resolveSibling(target.getFileName() + ".new");
            try (InputStream in = context.getResourceAsStream(name)) {
                Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
