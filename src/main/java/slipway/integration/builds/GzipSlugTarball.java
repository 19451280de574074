package slipway.integration.builds;

import com.github.luben.zstd.ZstdInputStream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import slipway.config.Home;
import slipway.config.Settings;
import slipway.integration.Folders;
import slipway.integration.archives.BadArchiveException;
import slipway.integration.archives.Sha256;
import slipway.integration.archives.SlugArchive;
import slipway.integration.archives.SourceArchive;
import slipway.model.InvalidParamsException;
import slipway.model.PlatformException.Kind;
import slipway.model.RefusedException;
import slipway.service.builds.BlobStore;
import slipway.service.builds.slugs.SlugTarball;

/** Unpacks what a client uploaded and packs it as our own slugs are, and the other way round. */
@ApplicationScoped
public class GzipSlugTarball implements SlugTarball {
    private static final long MEGABYTE = 1024L * 1024L;

    /** Heroku's slugs have everything under this folder. */
    private static final String ROOT = "./app/";

    /** What a slug may unpack to, in times of what it may be packed: JARs hardly shrink, texts to a tenth. */
    private static final int UNPACKED = 10;

    @Inject
    Home home;

    @Inject
    Settings settings;

    @Inject
    BlobStore blobs;

    @Override
    public Stored store(InputStream tarball, Optional<String> checksum) throws IOException {
        Path work = home.builds().resolve("slug-" + UUID.randomUUID());
        try {
            Path unpacked = Files.createDirectories(work.resolve("unpacked"));
            DigestInputStream digested = new DigestInputStream(
                    new LimitedStream(tarball, settings.ceilings().slugLimitMb()), Sha256.begin());
            SourceArchive.unpackGzip(digested, unpacked, settings.ceilings().slugLimitMb() * MEGABYTE * UNPACKED);
            digested.transferTo(OutputStream.nullOutputStream());
            check(digested.getMessageDigest(), checksum);
            Path app = unpacked.resolve("app");
            if (!Files.isDirectory(app)) {
                throw new InvalidParamsException("The slug has no folder ./app, where all of its files belong.");
            }
            Path packed = work.resolve("slug");
            SlugArchive.Packed made = SlugArchive.pack(app, packed);
            blobs.put(made.sha256(), packed);
            return new Stored(made.sha256(), made.size());
        } catch (BadArchiveException bad) {
            throw new RefusedException(
                    Kind.BAD_REQUEST,
                    bad.getMessage().replace("The source", "The slug").replace("the source", "the slug"));
        } finally {
            Folders.delete(work);
        }
    }

    @Override
    public void write(String blobKey, OutputStream tarball) throws IOException {
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ZstdInputStream(blobs.open(blobKey)), "UTF-8");
                TarArchiveOutputStream out = new TarArchiveOutputStream(new GZIPOutputStream(tarball), "UTF-8")) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entry.setName(ROOT + entry.getName());
                out.putArchiveEntry(entry);
                in.transferTo(out);
                out.closeArchiveEntry();
            }
        }
    }

    private static void check(MessageDigest digest, Optional<String> checksum) {
        String actual = "SHA256:" + HexFormat.of().formatHex(digest.digest());
        if (checksum.filter(expected -> !expected.equalsIgnoreCase(actual)).isPresent()) {
            throw new InvalidParamsException(
                    "The slug's checksum is %s, not %s.".formatted(actual, checksum.orElseThrow()));
        }
    }
}
