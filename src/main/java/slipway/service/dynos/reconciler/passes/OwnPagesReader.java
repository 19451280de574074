package slipway.service.dynos.reconciler.passes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.model.releases.Release;
import slipway.service.domains.OwnPages;
import slipway.service.releases.ConfigSafe;

/** Finds an app's own pages for errors and maintenance among its config vars. */
@ApplicationScoped
public class OwnPagesReader {
    private static final Logger LOG = Logger.getLogger(OwnPagesReader.class.getName());

    @Inject
    ConfigSafe configs;

    OwnPages of(Optional<Release> release) {
        try {
            return release.map(found -> OwnPages.of(configs.open(found).values()))
                    .orElse(OwnPages.NONE);
        } catch (RuntimeException damaged) {
            // One app's damaged row must not keep all others from their visitors.
            LOG.log(Level.WARNING, "A config cannot be read, and its pages for errors not either", damaged);
            return OwnPages.NONE;
        }
    }
}
