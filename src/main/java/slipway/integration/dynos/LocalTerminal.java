package slipway.integration.dynos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.service.dynos.runtime.DynoTerminal;

/** The pipes to the keeper of an attached dyno, which hands them on. */
record LocalTerminal(Process keeper, boolean isTty) implements DynoTerminal {
    private static final Logger LOG = Logger.getLogger(LocalTerminal.class.getName());

    @Override
    public OutputStream input() {
        return keeper.getOutputStream();
    }

    @Override
    public InputStream output() {
        return keeper.getInputStream();
    }

    @Override
    public void hangUp() {
        try (OutputStream in = input();
                InputStream out = output()) {
            LOG.log(Level.FINE, "Nobody is at {0} and {1} any more", new Object[] {in, out});
        } catch (IOException goneAlready) {
            LOG.log(Level.FINE, "The dyno had let go already", goneAlready);
        }
    }
}
