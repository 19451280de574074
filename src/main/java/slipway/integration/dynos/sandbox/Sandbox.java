package slipway.integration.dynos.sandbox;

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
import org.jspecify.annotations.Nullable;
import slipway.config.Home;
import slipway.integration.scripts.ShippedScripts;
import slipway.service.dynos.runtime.OneOffRunner.OneOff;

/**
 * Shuts a command in by util-linux alone: it sees the machine's programs, read only, and the folders that are given to
 * it, and of all processes only its own. Which level the machine allows is found out by trying, once.
 */
@ApplicationScoped
public class Sandbox {
    private static final Logger LOG = Logger.getLogger(Sandbox.class.getName());

    private static final long PROBE_SECONDS = 10;

    @Inject
    Home home;

    @Inject
    ShippedScripts scripts;

    private @Nullable SandboxLevel level;

    /**
     * The command line that runs a command shut in.
     *
     * @param root an empty folder, over which its file system is put together
     */
    public List<String> around(OneOff oneOff, Path root) {
        List<String> line = line(level(), root);
        line.addAll(List.of("rw", oneOff.folder().toString()));
        oneOff.others().forEach(folder -> line.addAll(List.of("rw", folder.toString())));
        oneOff.readable().forEach(path -> line.addAll(List.of("ro", path.toString())));
        line.add("--");
        line.addAll(oneOff.command());
        return line;
    }

    /** The best level that this machine allows. */
    public synchronized SandboxLevel level() {
        if (level == null) {
            level = List.of(SandboxLevel.UID, SandboxLevel.USER).stream()
                    .filter(this::works)
                    .findFirst()
                    .orElse(SandboxLevel.NONE);
            if (level == SandboxLevel.NONE) {
                LOG.warning(
                        "This machine lets the platform make no namespaces: builds are plain processes that can read"
                                + " what the platform can. Build only code that you trust.");
            }
        }
        return level;
    }

    private boolean works(SandboxLevel candidate) {
        try {
            Path root = Files.createTempDirectory(Files.createDirectories(home.builds()), "probe");
            try {
                List<String> line = line(candidate, root);
                line.addAll(List.of("--", "true"));
                Process probe = new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                boolean ended = probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS);
                probe.destroyForcibly();
                return ended && probe.exitValue() == 0;
            } finally {
                Files.deleteIfExists(root);
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "Level " + candidate + " cannot be tried", e);
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<String> line(SandboxLevel candidate, Path root) {
        return new ArrayList<>(
                List.of("bash", scripts.path("dyno/sandbox.sh").toString(), candidate.word(), root.toString()));
    }
}
