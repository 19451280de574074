package slipway.service.databases;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.config.Settings;
import slipway.service.DaemonThreads;
import slipway.service.databases.server.DatabaseServer;
import slipway.service.databases.server.Limits;

/** Looks after databases from time to time, on a thread of its own. */
@ApplicationScoped
public class DatabaseRounds {
    private static final Logger LOG = Logger.getLogger(DatabaseRounds.class.getName());

    @Inject
    DatabaseServer server;

    @Inject
    DatabaseRecords records;

    @Inject
    Credentials credentials;

    @Inject
    SizeWatch sizes;

    @Inject
    Settings settings;

    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, DaemonThreads.named("databases"));

    public void resume() {
        thread.execute(() -> guarded("Passwords of databases could not be settled", this::settle));
        long millis = settings.addOns().look().toMillis();
        thread.scheduleWithFixedDelay(
                () -> guarded("Databases are looked at again", sizes::look), 0, millis, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    public void stop() {
        thread.shutdownNow();
    }

    /** A platform that was killed in the middle of a rotation has written down a password that nobody knows yet. */
    private void settle() {
        if (!server.isAvailable()) {
            return;
        }
        // Opens the way for dynos, too.
        server.address();
        records.inUse()
                .values()
                .forEach(kept -> guarded("A database could not be settled", () -> {
                    // Also what a kill in the middle of a reset has left away.
                    server.make(
                            kept.database().name(), records.owner(kept.addOn().id()), Limits.of(kept.plan()));
                    records.credentials(kept.addOn().id())
                            .forEach(credential -> credentials.settle(kept.database(), credential));
                }));
    }

    private void guarded(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            if (!thread.isShutdown()) {
                LOG.log(Level.WARNING, what, e);
            }
        }
    }
}
