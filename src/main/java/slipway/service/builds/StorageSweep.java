package slipway.service.builds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.model.Moment;

/** Removes what builds of destroyed apps have left on disk: slugs that no row names, output that no build owns. */
@ApplicationScoped
@Transactional
public class StorageSweep {
    private static final Logger LOG = Logger.getLogger(StorageSweep.class.getName());

    /** Younger files may belong to a build whose row is about to be written. */
    private static final Duration TOO_YOUNG = Duration.ofHours(1);

    @Inject
    EntityManager entities;

    @Inject
    BlobStore blobs;

    @Inject
    BuildOutputs outputs;

    public void sweep() {
        Instant before = Moment.now().minus(TOO_YOUNG);
        Set<String> keys = new HashSet<>(entities.createQuery("select s.blobKey from Slug s", String.class)
                .getResultList());
        Set<UUID> builds = new HashSet<>(
                entities.createQuery("select b.id from Build b", UUID.class).getResultList());
        try {
            for (String key : blobs.keysBefore(before)) {
                if (!keys.contains(key)) {
                    blobs.delete(key);
                }
            }
            for (UUID build : outputs.writtenBefore(before)) {
                if (!builds.contains(build)) {
                    outputs.delete(build);
                }
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Left-over slugs could not be removed; the next sweep tries again", e);
        }
    }
}
