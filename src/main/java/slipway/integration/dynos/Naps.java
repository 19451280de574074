package slipway.integration.dynos;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.integration.dynos.limits.Freezer;
import slipway.integration.scripts.ShippedScripts;

/**
 * How dynos of this machine are frozen: by their control group, or else by stopping each of their processes. What they
 * have in memory then goes to swap or zram, where there is some; without it there is nowhere to put it.
 */
@ApplicationScoped
public class Naps {
    private static final Logger LOG = Logger.getLogger(Naps.class.getName());
    private static final String PAGE_OUT = "dyno/pageout.pl";
    private static final Path SWAPS = Path.of("/proc/swaps");

    /** Seconds; a gigabyte takes about two. */
    private static final long PATIENCE = 60;

    @Inject
    Freezer freezer;

    @Inject
    ShippedScripts scripts;

    void freeze(String dyno, DynoProcess process) throws IOException {
        if (!freezer.freeze(dyno) && process.isLeaderAlive()) {
            process.signalNow("STOP");
        }
    }

    void thaw(String dyno, DynoProcess process) throws IOException {
        if (!freezer.thaw(dyno)) {
            process.signalNow("CONT");
        }
    }

    /** Only asks the kernel to: it is not needed, and what fails is left. */
    void pageOut(DynoProcess process) {
        try {
            // After a new start of the machine, its number may be another's.
            if (!hasSwap() || !process.isLeaderAlive()) {
                return;
            }
            List<String> command = new ArrayList<>(
                    List.of("nice", "perl", scripts.path(PAGE_OUT).toString()));
            process.others().forEach(pid -> command.add(String.valueOf(pid)));
            Process running = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!running.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "Memory of a frozen dyno stays where it is", e);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Below the line of headings. */
    private static boolean hasSwap() throws IOException {
        return Files.exists(SWAPS) && Files.readAllLines(SWAPS).size() > 1;
    }
}
