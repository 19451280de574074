package slipway.integration.dynos.limits;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import slipway.config.Home;
import slipway.config.Settings;

/**
 * What dynos and builds have written to this machine's disk. File systems with quotas are rare, so it is added up from
 * time to time; at once where the disk runs full, when whoever has written the most has to go, whatever its limit is.
 */
@ApplicationScoped
public class DiskUse {
    /** Below this share of the disk, and this many bytes, others can hardly write any more. */
    private static final int RESERVE_SHARE = 20;

    private static final long RESERVE = 1L << 30;

    /** Whoever has written less does not help by going, in MiB. */
    private static final long WORTH_IT = 64;

    /** Seconds that adding up may take; of more files than that, those count that were seen. */
    private static final String PATIENCE = "60";

    /** Measured in every so many rounds. */
    private static final int EVERY = 3;

    @Inject
    Home home;

    @Inject
    Settings settings;

    private int round;

    /** Those of these dynos that have to go. */
    public List<UUID> tooMuch(Collection<UUID> dynos) throws IOException {
        boolean full = isFull();
        round++;
        if (dynos.isEmpty() || (!full && round % EVERY != 0)) {
            return List.of();
        }
        Map<String, Long> sizes = megabytes(
                dynos.stream().map(id -> home.dynos().resolve(id.toString())).toList());
        List<UUID> gone = new ArrayList<>();
        sizes.forEach((folder, size) -> {
            if (size > settings.ceilings().dynoDiskMb()) {
                gone.add(UUID.fromString(folder));
            }
        });
        if (full && gone.isEmpty()) {
            sizes.entrySet().stream()
                    .filter(entry -> entry.getValue() > WORTH_IT)
                    .max(Comparator.comparingLong(Map.Entry::getValue))
                    .ifPresent(largest -> gone.add(UUID.fromString(largest.getKey())));
        }
        return gone;
    }

    /** Whether these folders of a build hold more than so many MiB together, or so much that a full disk can do without. */
    public boolean isTooMuch(List<Path> folders, long megabytes) throws IOException {
        long size =
                megabytes(folders).values().stream().mapToLong(Long::longValue).sum();
        return size > megabytes || (size > WORTH_IT && isFull());
    }

    private boolean isFull() throws IOException {
        var store = Files.getFileStore(home.root());
        return store.getUsableSpace() < Math.min(RESERVE, store.getTotalSpace() / RESERVE_SHARE);
    }

    /** By the folders' names; a folder that cannot be read as a whole counts with what can. */
    private static Map<String, Long> megabytes(List<Path> folders) throws IOException {
        List<String> command = new ArrayList<>(List.of("timeout", PATIENCE, "nice", "du", "-sxm", "--"));
        folders.forEach(folder -> command.add(folder.toString()));
        Process du = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Map<String, Long> sizes = new HashMap<>();
        new String(du.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("\t", 2))
                .forEach(parts -> sizes.put(String.valueOf(Path.of(parts[1]).getFileName()), Long.parseLong(parts[0])));
        return sizes;
    }
}
