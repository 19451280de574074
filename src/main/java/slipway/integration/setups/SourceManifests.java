package slipway.integration.setups;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import slipway.config.Home;
import slipway.integration.Folders;
import slipway.integration.builds.SourceFetcher;
import slipway.model.builds.SourceBlob;
import slipway.service.builds.BuildFailedException;
import slipway.service.setups.manifest.ManifestSource;

/** Fetches a source as a build does, by the same rules, and takes a look at its app.json. */
@ApplicationScoped
public class SourceManifests implements ManifestSource {
    @Inject
    Home home;

    @Inject
    SourceFetcher sources;

    @Override
    public Optional<String> appJson(SourceBlob source) throws BuildFailedException, IOException, InterruptedException {
        // Among the builds' folders: what a kill leaves of it goes with theirs.
        Path work = home.builds().resolve(UUID.randomUUID().toString());
        try {
            Path target = Files.createDirectories(work.resolve("app"));
            sources.fetch(source, work, target);
            return read(target.resolve("app.json"));
        } finally {
            Folders.delete(work);
        }
    }

    private static Optional<String> read(Path file) throws BuildFailedException, IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new BuildFailedException(
                    "app.json is larger than %d KB, which is the limit.".formatted(MAX_BYTES / 1024));
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new BuildFailedException("app.json is not in UTF-8.");
        }
    }
}
