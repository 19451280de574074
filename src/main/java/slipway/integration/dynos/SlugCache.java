package slipway.integration.dynos;

import com.github.luben.zstd.ZstdInputStream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import slipway.config.Home;
import slipway.integration.Folders;
import slipway.integration.archives.SourceArchive;
import slipway.service.builds.BlobStore;

/** Slugs unpacked once each, from which every dyno gets a copy of its own (a cheap one where the disk can share). */
@ApplicationScoped
public class SlugCache {
    @Inject
    Home home;

    @Inject
    BlobStore blobs;

    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    /** Makes {@code target} a writable copy of a slug. */
    void copyTo(String slugKey, Path target) throws IOException, InterruptedException {
        Path unpacked = unpacked(slugKey);
        Process copy = new ProcessBuilder("cp", "-a", "--reflink=auto", unpacked.toString(), target.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(copy.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (copy.waitFor() != 0) {
            throw new IOException("The slug cannot be copied: " + said.strip());
        }
    }

    /** Removes unpacked slugs that no dyno of {@code inUse} runs, and what a kill has left half unpacked. */
    void sweep(Set<String> inUse) throws IOException {
        if (!Files.isDirectory(home.slugs())) {
            return;
        }
        try (Stream<Path> folders = Files.list(home.slugs())) {
            folders.filter(folder -> !inUse.contains(folder.getFileName().toString()))
                    .forEach(Folders::delete);
        }
    }

    private Path unpacked(String slugKey) throws IOException {
        Path folder = home.slugs().resolve(slugKey);
        synchronized (locks.computeIfAbsent(slugKey, key -> new Object())) {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(home.slugs());
                Path partial = Files.createTempDirectory(home.slugs(), "unpacking");
                try (ZstdInputStream tar = new ZstdInputStream(blobs.open(slugKey))) {
                    SourceArchive.unpackSlug(tar, partial);
                }
                Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return folder;
    }
}
