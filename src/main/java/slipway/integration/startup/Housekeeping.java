package slipway.integration.startup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.service.DaemonThreads;
import slipway.service.accounts.CredentialSweep;

/** Removes, once an hour, what is of no use any more. */
@ApplicationScoped
public class Housekeeping {
    private static final Logger LOG = Logger.getLogger(Housekeeping.class.getName());

    /** How long the end of the platform waits for a sweep, in seconds. */
    private static final int PATIENCE = 5;

    @Inject
    CredentialSweep credentials;

    private final ScheduledExecutorService hourly =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("housekeeping"));

    void start() {
        hourly.scheduleWithFixedDelay(this::sweep, 0, 1, TimeUnit.HOURS);
    }

    void stop() {
        hourly.shutdown();
        try {
            hourly.awaitTermination(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        try {
            credentials.sweep();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Expired tokens could not be removed; the next sweep tries again", e);
        }
    }
}
