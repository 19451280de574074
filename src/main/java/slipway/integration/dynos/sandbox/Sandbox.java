package slipway.integration.dynos.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import slipway.config.Home;
import slipway.integration.scripts.ShippedScripts;

/**
 * Shuts a command in with what every Debian and Ubuntu has: it sees the machine's programs, read only, and what is given
 * to it, and of all processes only its own. Which level the machine allows is found out by trying, once.
 */
@ApplicationScoped
public class Sandbox {
    private static final Logger LOG = Logger.getLogger(Sandbox.class.getName());

    /** Where a command that is shut in finds the scripts of the {@code dyno} folder. */
    public static final String SCRIPTS = "/.slipway";

    private static final long PROBE_SECONDS = 10;

    @Inject
    Home home;

    @Inject
    ShippedScripts scripts;

    private @Nullable SandboxLevel level;

    /**
     * The words in front of a command that shut it in.
     *
     * @param root an empty folder, over which its file system is put together
     */
    public List<String> around(Enclosure enclosure, Path root) {
        if (!shutsIn()) {
            return List.of();
        }
        List<String> line = line(level(), root, enclosure.uid());
        line.addAll(enclosure.given());
        line.add("--");
        return line;
    }

    /**
     * An environment that means nothing before a command is shut in, and is the command's then (see sandbox.pl): a
     * config var such as LD_PRELOAD or BASH_ENV must not reach what runs as the platform.
     */
    public static Map<String, String> onlyInside(Map<String, String> environment) {
        return environment.entrySet().stream()
                .collect(Collectors.toMap(variable -> "SLIPWAY_DYNO_" + variable.getKey(), Map.Entry::getValue));
    }

    /** Whether a command sees only what is given to it, and under the given paths. */
    public boolean shutsIn() {
        return level() != SandboxLevel.NONE;
    }

    /** The best level that this machine allows. */
    public synchronized SandboxLevel level() {
        if (level == null) {
            // A namespace in which dynos are still root's would be no protection from them.
            SandboxLevel best = isRoot() ? SandboxLevel.UID : SandboxLevel.USER;
            level = works(best) ? best : SandboxLevel.NONE;
        }
        return level;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Whether a command can be shut in like this, found out by trying. */
    public boolean shutsIn(Enclosure enclosure) {
        return shutsIn() && runs(level(), enclosure);
    }

    private boolean works(SandboxLevel candidate) {
        return runs(candidate, new Enclosure(Uids.LAST));
    }

    private boolean runs(SandboxLevel candidate, Enclosure enclosure) {
        try {
            Path root = Files.createTempDirectory(Files.createDirectories(home.builds()), "probe");
            try {
                List<String> line = line(candidate, root, enclosure.uid());
                line.addAll(enclosure.given());
                line.addAll(List.of("--", "bash", "-c", "read -r first <" + SCRIPTS + "/run.sh && : >/dev/null"));
                Process probe =
                        new ProcessBuilder(line).redirectErrorStream(true).start();
                if (!probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
                    probe.destroyForcibly();
                    LOG.warning("Whether dynos can be shut in as %s took too long to find out".formatted(candidate));
                    return false;
                }
                String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                if (probe.exitValue() != 0) {
                    LOG.warning("Dynos cannot be shut in as %s: %s".formatted(candidate, said));
                }
                return probe.exitValue() == 0;
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

    private List<String> line(SandboxLevel candidate, Path root, int uid) {
        return new ArrayList<>(List.of(
                "perl",
                scripts.path("dyno/sandbox.pl").toString(),
                candidate.word(),
                root.toString(),
                String.valueOf(uid)));
    }
}
