package slipway.integration.dynos;

import com.github.luben.zstd.ZstdInputStream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import slipway.config.Home;
import slipway.integration.Folders;
import slipway.integration.archives.Sha256;
import slipway.integration.archives.SourceArchive;
import slipway.integration.dynos.jvm.JvmArchives;
import slipway.integration.dynos.sandbox.Sandbox;
import slipway.integration.dynos.sandbox.SandboxLevel;
import slipway.service.builds.BlobStore;

/** Slugs unpacked once for each app, to be shared by its dynos or copied for each of them. */
@ApplicationScoped
public class SlugCache {
    @Inject
    Home home;

    @Inject
    BlobStore blobs;

    @Inject
    Sandbox sandbox;

    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    /** Makes {@code target} a writable copy of a slug. */
    void copyTo(String slugKey, Path target) throws IOException, InterruptedException {
        Path unpacked = unpacked(slugKey, slugKey, 0);
        run("copied", "cp", "-a", "--reflink=auto", unpacked.toString(), target.toString());
    }

    /** A slug that belongs to an app's user; must be left as it is. */
    Path shared(String slugKey, int uid) throws IOException, InterruptedException {
        return unpacked(slugKey, name(slugKey, uid), sandbox.level() == SandboxLevel.UID ? uid : 0);
    }

    /** The folder's name of what {@link #shared} gives a dyno. */
    static String name(About about) {
        return name(about.slugKey(), about.uid());
    }

    private static String name(String slugKey, int uid) {
        return slugKey + "-" + uid;
    }

    /** Removes unpacked slugs that no dyno of {@code inUse} runs, their archives, and what a kill left half unpacked. */
    void sweep(Set<String> inUse) throws IOException {
        if (!Files.isDirectory(home.slugs())) {
            return;
        }
        try (Stream<Path> folders = Files.list(home.slugs())) {
            folders.filter(folder -> !inUse.contains(
                            JvmArchives.slugOf(folder.getFileName().toString())))
                    .forEach(Folders::delete);
        }
    }

    private Path unpacked(String slugKey, String name, int owner) throws IOException, InterruptedException {
        Path folder = home.slugs().resolve(name);
        synchronized (locks.computeIfAbsent(name, key -> new Object())) {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(home.slugs());
                Path partial = Files.createTempDirectory(home.slugs(), "unpacking");
                unpackOrClean(slugKey, partial);
                Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
                if (owner > 0) {
                    run("owned", "chown", "-hR", owner + ":" + owner, partial.toString());
                }
                Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return folder;
    }

    private void unpackOrClean(String slugKey, Path target) throws IOException {
        try {
            unpack(slugKey, target);
        } catch (IOException | RuntimeException e) {
            Folders.delete(target);
            throw e;
        }
    }

    private void unpack(String slugKey, Path target) throws IOException {
        MessageDigest sha256 = Sha256.begin();
        try (DigestInputStream packed = new DigestInputStream(blobs.open(slugKey), sha256)) {
            Optional<IOException> failure = Optional.empty();
            try (ZstdInputStream tar = new ZstdInputStream(new LeftOpen(packed))) {
                SourceArchive.unpackSlug(tar, target);
            } catch (IOException e) {
                failure = Optional.of(e);
            }
            packed.transferTo(OutputStream.nullOutputStream());
            String actual = HexFormat.of().formatHex(sha256.digest());
            if (!actual.equals(slugKey)) {
                throw new CorruptSlugException(slugKey, actual);
            }
            if (failure.isPresent()) {
                throw failure.get();
            }
        }
    }

    /** For what is read to its end after its reader has closed it. */
    private static final class LeftOpen extends FilterInputStream {
        private LeftOpen(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // Whoever opened it does.
        }
    }

    private static void run(String what, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("The slug cannot be %s: %s".formatted(what, said.strip()));
        }
    }
}
