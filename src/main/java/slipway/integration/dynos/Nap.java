package slipway.integration.dynos;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Whether a dyno is frozen. Freezing takes its time on a thread of its own; a thaw comes at any moment, and wins. */
final class Nap {
    private static final Logger LOG = Logger.getLogger(Nap.class.getName());

    private final String dyno;
    private final Naps ways;
    private volatile boolean wanted;
    private boolean mayBeFrozen;

    Nap(String dyno, Naps ways) {
        this.dyno = dyno;
        this.ways = ways;
    }

    /** An earlier platform may have frozen it. */
    synchronized void adopt() {
        mayBeFrozen = true;
    }

    boolean isWanted() {
        return wanted;
    }

    /** To be ended by the next {@link #end}, even if that comes before {@link #freeze}. */
    void begin() {
        wanted = true;
    }

    /** Freezes it, unless it was thawed meanwhile; then its memory is given back, which takes longer. */
    void freeze(@Nullable DynoProcess process) {
        try {
            if (process != null && freezeIfWanted(process) && wanted) {
                ways.pageOut(process);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Dyno " + dyno + " cannot be frozen", e);
        }
    }

    private synchronized boolean freezeIfWanted(DynoProcess process) throws IOException {
        if (wanted) {
            mayBeFrozen = true;
            ways.freeze(dyno, process);
        }
        return wanted;
    }

    void end(@Nullable DynoProcess process) {
        wanted = false;
        try {
            thaw(process);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Dyno " + dyno + " cannot be thawed", e);
        }
    }

    private synchronized void thaw(@Nullable DynoProcess process) throws IOException {
        if (mayBeFrozen && process != null) {
            mayBeFrozen = false;
            ways.thaw(dyno, process);
        }
    }
}
