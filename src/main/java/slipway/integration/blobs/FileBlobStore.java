package slipway.integration.blobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import slipway.config.Home;
import slipway.service.builds.BlobStore;

/** Blobs as files in the home, spread over folders by the first two digits of their key. */
@ApplicationScoped
public class FileBlobStore implements BlobStore {
    @Inject
    Home home;

    @Override
    public void put(String key, Path file) throws IOException {
        Path target = path(key);
        Files.createDirectories(target.getParent());
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public InputStream open(String key) throws IOException {
        return new BufferedInputStream(Files.newInputStream(path(key)));
    }

    @Override
    public void delete(String key) throws IOException {
        Files.deleteIfExists(path(key));
    }

    @Override
    public List<String> keysBefore(Instant time) throws IOException {
        if (!Files.isDirectory(home.blobs())) {
            return List.of();
        }
        List<String> keys = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home.blobs())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
                    keys.add(file.getFileName().toString());
                }
            }
        }
        return keys;
    }

    private Path path(String key) {
        if (!key.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not a SHA-256: " + key);
        }
        return home.blobs().resolve(key.substring(0, 2)).resolve(key);
    }
}
