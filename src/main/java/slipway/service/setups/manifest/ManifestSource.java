package slipway.service.setups.manifest;

import java.io.IOException;
import java.util.Optional;
import slipway.model.builds.SourceBlob;
import slipway.service.builds.BuildFailedException;

/** Port: reads the manifest that lies at the root of a source. */
public interface ManifestSource {
    /** Largest manifest, in bytes; those that people write have some hundreds. */
    int MAX_BYTES = 262_144;

    /**
     * The text of app.json; empty where the source has none.
     *
     * @throws BuildFailedException when the source cannot be had; its message says why
     */
    Optional<String> appJson(SourceBlob source) throws BuildFailedException, IOException, InterruptedException;
}
