package slipway.integration.dynos.limits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Where this machine shows control groups (proc_pid_mountinfo(5)).
 *
 * @param type {@code cgroup} for version 1, {@code cgroup2}
 * @param controllers of version 1
 */
record GroupMount(Path path, String type, Set<String> controllers) {
    private static final Path TABLE = Path.of("/proc/self/mountinfo");

    static List<GroupMount> all() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .map(line -> line.split(" - "))
                .filter(parts -> parts.length > 1 && parts[1].startsWith("cgroup"))
                .map(parts -> {
                    String[] kind = parts[1].split(" ");
                    return new GroupMount(
                            Path.of(parts[0].split(" ")[4]),
                            kind[0],
                            Set.copyOf(Arrays.asList(kind[kind.length - 1].split(","))));
                })
                .toList();
    }
}
