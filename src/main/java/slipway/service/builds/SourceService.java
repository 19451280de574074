package slipway.service.builds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;
import java.util.stream.Stream;
import slipway.config.Home;
import slipway.config.Settings;
import slipway.model.Moment;
import slipway.service.secrets.UrlSigner;

/** Where clients put the tarballs that they want built; the signed URLs are the permission. */
@ApplicationScoped
public class SourceService {
    private static final Logger LOG = Logger.getLogger(SourceService.class.getName());

    /** Where source URLs point. */
    public static final String PATH = "/streams/sources/";

    /** Heroku's own source URLs are good for an hour (MEM). */
    private static final Duration UPLOAD_LIFETIME = Duration.ofHours(1);

    /** Sources are kept this long, so that a build may be begun again. */
    private static final Duration KEPT = Duration.ofDays(1);

    @Inject
    Home home;

    @Inject
    Settings settings;

    @Inject
    UrlSigner signer;

    /** A place for one tarball: put it there, name the other to the build. */
    public record Source(String putUrl, String getUrl) {}

    public Source create() {
        String path = PATH + UUID.randomUUID();
        return new Source(
                signer.sign("PUT", path, Moment.now().plus(UPLOAD_LIFETIME)),
                signer.sign("GET", path, Moment.now().plus(KEPT)));
    }

    /** Writes a tarball. */
    public interface Writer {
        void to(OutputStream out) throws IOException;
    }

    /** Stores a tarball that the platform makes by itself, and gives the URL by which a build asks for it. */
    public String keep(Writer content) throws IOException {
        UUID id = UUID.randomUUID();
        deleteOld();
        store(id, out -> content.to(new LimitedOutput(out, settings.ceilings().sourceLimitMb())));
        return signer.sign("GET", PATH + id, Moment.now().plus(KEPT));
    }

    /** Stores an upload; one that is too large or breaks off leaves nothing behind. */
    public void store(UUID sourceId, InputStream content) throws IOException {
        deleteOld();
        store(
                sourceId,
                out -> content.transferTo(
                        new LimitedOutput(out, settings.ceilings().sourceLimitMb())));
    }

    private void store(UUID sourceId, Writer content) throws IOException {
        Files.createDirectories(home.sources());
        Path partial = home.sources().resolve(sourceId + "." + UUID.randomUUID() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(partial)) {
                content.to(out);
            }
            Files.move(partial, file(sourceId), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    public Path file(UUID sourceId) {
        return home.sources().resolve(sourceId.toString());
    }

    /** The upload behind one of our own URLs; empty for other people's URLs, and for ours when the signature is off. */
    public Optional<Path> local(String url) {
        URI uri = URI.create(url);
        String path = Optional.ofNullable(uri.getRawPath()).orElse("");
        String pathAndQuery = path + "?" + uri.getRawQuery();
        if (!path.startsWith(PATH) || !signer.isValid("GET", pathAndQuery, Moment.now())) {
            return Optional.empty();
        }
        return Optional.of(file(UUID.fromString(path.substring(PATH.length()))));
    }

    /** Another upload may put its file into its place, or give it up, at the same moment. */
    private static void deleteIfOlder(Path file, FileTime oldest) throws IOException {
        try {
            if (Files.getLastModifiedTime(file).compareTo(oldest) < 0) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException gone) {
            LOG.finest(() -> file + " is gone");
        }
    }

    private void deleteOld() throws IOException {
        if (!Files.isDirectory(home.sources())) {
            return;
        }
        FileTime oldest = FileTime.from(Instant.now().minus(KEPT));
        try (Stream<Path> files = Files.list(home.sources())) {
            for (Path file : files.toList()) {
                deleteIfOlder(file, oldest);
            }
        }
    }
}
