package slipway.integration.startup;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.config.SettingsException;
import slipway.integration.database.DatabaseException;

/** Where the servlet container starts the platform; a start that fails ends the process with one line. */
@WebListener
public class PlatformListener implements ServletContextListener {
    private static final Logger LOG = Logger.getLogger(PlatformListener.class.getName());

    /** Set by the launcher: this process is ours to end. */
    private static final String LAUNCHED = "slipway.launched";

    @Inject
    PlatformStart platform;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            platform.start(event.getServletContext());
        } catch (IOException | RuntimeException e) {
            fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(Exception cause) {
        Throwable shown = cause;
        while (shown.getCause() != null
                && !(shown instanceof StartException
                        || shown instanceof DatabaseException
                        || shown instanceof SettingsException)) {
            shown = shown.getCause();
        }
        boolean explained = shown instanceof StartException
                || shown instanceof DatabaseException
                || shown instanceof SettingsException
                || shown instanceof IllegalArgumentException;
        if (!explained) {
            LOG.log(Level.SEVERE, "The platform cannot start", cause);
        }
        Console.complain(explained ? String.valueOf(shown.getMessage()) : "The platform cannot start: " + shown);
        try {
            platform.abandon();
        } catch (RuntimeException neverCreated) {
            LOG.log(Level.FINE, "There was nothing to abandon", neverCreated);
        }
        if (Boolean.getBoolean(LAUNCHED)) {
            Runtime.getRuntime().halt(1);
        }
        throw new IllegalStateException("The platform cannot start", cause);
    }
}
