package slipway.integration.builds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import slipway.config.Settings;
import slipway.integration.archives.BadArchiveException;
import slipway.integration.archives.SourceArchive;
import slipway.integration.archives.TopFolder;
import slipway.model.builds.SourceBlob;
import slipway.service.builds.BuildFailedException;
import slipway.service.builds.SourceService;

/** Brings a build's source into its folder: what was uploaded here, or what lies behind somebody's public URL. */
@ApplicationScoped
public class SourceFetcher {
    @Inject
    SourceService sources;

    @Inject
    RemoteSource remote;

    @Inject
    Settings settings;

    public void fetch(SourceBlob source, Path work, Path target)
            throws BuildFailedException, IOException, InterruptedException {
        Optional<Path> uploaded = sources.local(source.url());
        Path file = uploaded.isPresent() ? uploaded.get() : download(source.url(), work);
        if (!Files.exists(file)) {
            throw new BuildFailedException("Nothing was uploaded to the source's put_url.");
        }
        if (source.checksum().isPresent()) {
            check(file, source.checksum().get());
        }
        try (InputStream in = Files.newInputStream(file)) {
            SourceArchive.unpackGzip(in, target, settings.ceilings().sourceLimitMb() * 1024L * 1024L);
            TopFolder.lift(target);
        } catch (BadArchiveException bad) {
            throw new BuildFailedException(bad.getMessage());
        }
    }

    private Path download(String url, Path work) throws BuildFailedException, IOException, InterruptedException {
        Path file = work.resolve("source.tgz");
        remote.fetch(url, file, work.resolve("source.git"), settings.ceilings().sourceLimitMb());
        return file;
    }

    private static void check(Path file, String expected) throws BuildFailedException, IOException {
        try (DigestInputStream in = new DigestInputStream(
                new BufferedInputStream(Files.newInputStream(file)), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            String actual =
                    "SHA256:" + HexFormat.of().formatHex(in.getMessageDigest().digest());
            if (!actual.equalsIgnoreCase(expected)) {
                throw new BuildFailedException("The source's checksum is " + actual + ", not " + expected + ".");
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
