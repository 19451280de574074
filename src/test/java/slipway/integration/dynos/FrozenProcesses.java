package slipway.integration.dynos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks in /proc whether a dyno's processes are frozen: stopped, or in a control group that is. */
final class FrozenProcesses {
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");

    private FrozenProcesses() {}

    /** @param folder the dyno's */
    static boolean areAllOf(Path folder) {
        try {
            DynoProcess process = new DynoFolder(folder).process();
            List<Long> pids = new ArrayList<>(process.others());
            pids.add(process.leader());
            for (long pid : pids) {
                if (!isFrozen(Path.of("/proc", String.valueOf(pid)))) {
                    return false;
                }
            }
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    private static boolean isFrozen(Path process) throws IOException {
        String stat = Files.readString(process.resolve("stat"));
        // Or it has ended, and its parent is frozen.
        if (stat.substring(stat.lastIndexOf(')') + 2).matches("(?s)[TZ].*")) {
            return true;
        }
        for (String line : Files.readAllLines(process.resolve("cgroup"))) {
            String[] parts = line.split(":", 3);
            if (parts[1].isEmpty() && isFrozenGroup(parts[2].substring(1))) {
                return true;
            }
        }
        return false;
    }

    /** Of version 2, which may be mounted beside version 1. */
    private static boolean isFrozenGroup(String group) throws IOException {
        for (Path root : List.of(GROUPS, GROUPS.resolve("unified"))) {
            Path events = root.resolve(group).resolve("cgroup.events");
            if (Files.exists(events) && Files.readString(events).contains("frozen 1")) {
                return true;
            }
        }
        return false;
    }
}
