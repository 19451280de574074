package slipway.service.releases.phase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.config.Home;
import slipway.service.builds.output.BuildOutput;
import slipway.service.builds.output.OutputStore;

/**
 * What release commands write, byte by byte; dynos that run no release command are none of its business.
 *
 * <p>A disk that takes no more costs the output, but neither the command nor how it ends.
 */
@ApplicationScoped
public class ReleaseOutputs extends OutputStore {
    private static final Logger LOG = Logger.getLogger(ReleaseOutputs.class.getName());

    @Inject
    Home home;

    private final Map<UUID, UUID> releaseByDyno = new ConcurrentHashMap<>();

    @Override
    protected Path folder() {
        return home.releases();
    }

    /** From now on, what the dyno writes is the output of the release. */
    void expect(UUID dynoId, UUID releaseId) {
        open(releaseId);
        releaseByDyno.put(dynoId, releaseId);
    }

    /** The dyno is about to begin; an attempt before it may have been cut off. */
    public void begin(UUID dynoId) {
        write(dynoId, BuildOutput::clear);
    }

    /** Takes what a dyno wrote from {@code position} on. */
    public void put(UUID dynoId, long position, ByteBuffer bytes) {
        write(dynoId, output -> output.put(position, bytes));
    }

    private void write(UUID dynoId, Consumer<BuildOutput> writing) {
        UUID release = releaseByDyno.get(dynoId);
        if (release == null) {
            return;
        }
        try {
            writing.accept(open(release));
        } catch (UncheckedIOException e) {
            LOG.log(Level.WARNING, "Output of the command of release " + release + " is lost", e);
        }
    }

    void end(UUID dynoId) {
        Optional.ofNullable(releaseByDyno.remove(dynoId)).ifPresent(this::close);
    }
}
