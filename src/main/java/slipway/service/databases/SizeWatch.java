package slipway.service.databases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.config.Settings;
import slipway.model.PlatformException;
import slipway.model.databases.AddOnDatabase;
import slipway.model.databases.DatabaseCredential;
import slipway.service.databases.DatabaseRecords.Kept;
import slipway.service.databases.server.DatabaseServer;
import slipway.service.databases.server.Limits;

/**
 * Keeps databases to their plans: one that is too large is told of at once, and after a grace time nothing can be added to
 * it, until it is small enough again. Statements that take longer than they may are canceled.
 */
@ApplicationScoped
public class SizeWatch {
    private static final Logger LOG = Logger.getLogger(SizeWatch.class.getName());

    @Inject
    DatabaseServer server;

    @Inject
    DatabaseRecords records;

    @Inject
    SizeRecords sizes;

    @Inject
    Settings settings;

    /** One look at all databases. */
    public void look() {
        if (!server.isAvailable()) {
            return;
        }
        Map<String, Long> measured = server.sizes();
        Map<String, Duration> patience = new HashMap<>();
        records.inUse().forEach((name, kept) -> {
            long allowed = kept.plan().limit("bytes").orElseThrow();
            Limits limits = Limits.of(kept.plan());
            if (!limits.statements().isZero()) {
                patience.put(name, limits.statements());
            }
            Long size = measured.get(name);
            if (size != null) {
                settle(kept, size, allowed);
            }
        });
        server.cancelLongStatements(patience);
        records.expired().forEach(this::forget);
    }

    private void settle(Kept kept, long size, long allowed) {
        UUID id = kept.addOn().id();
        try {
            AddOnDatabase database = sizes.measured(id, size, allowed);
            if (database.isToBeStopped(settings.addOns().grace(), allowed)) {
                // Each time, for tables that are new.
                server.stopInserts(database.name(), records.owner(id));
                sizes.stopped(id);
            } else if (database.fullSince().isPresent() && database.overSince().isEmpty()) {
                server.allowInserts(database.name(), records.owner(id));
                sizes.allowed(id);
            }
        } catch (PlatformException busy) {
            LOG.log(Level.FINE, "The size of " + kept.addOn().name() + " is looked at again", busy);
        }
    }

    private void forget(AddOnDatabase database) {
        try {
            server.drop(
                    database.name(),
                    records.credentials(database.addOnId()).stream()
                            .map(DatabaseCredential::role)
                            .toList());
            records.forget(database.addOnId());
        } catch (PlatformException busy) {
            LOG.log(Level.WARNING, "Database " + database.name() + " could not be removed yet", busy);
        }
    }
}
