package slipway.service.releases.phase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import slipway.config.Home;
import slipway.service.builds.output.OutputStore;

/** What release commands write, byte by byte; dynos that run no release command are none of its business. */
@ApplicationScoped
public class ReleaseOutputs extends OutputStore {
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
        Optional.ofNullable(releaseByDyno.get(dynoId))
                .ifPresent(release -> open(release).clear());
    }

    /** Takes what a dyno wrote from {@code position} on. */
    public void put(UUID dynoId, long position, ByteBuffer bytes) {
        Optional.ofNullable(releaseByDyno.get(dynoId))
                .ifPresent(release -> open(release).put(position, bytes));
    }

    void end(UUID dynoId) {
        Optional.ofNullable(releaseByDyno.remove(dynoId)).ifPresent(this::close);
    }
}
