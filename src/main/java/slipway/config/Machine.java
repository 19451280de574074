package slipway.config;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What this machine has. */
public final class Machine {
    private static final long MEBIBYTE = 1_048_576;
    private static final long KIBIBYTES = 1_024;
    private static final Path GROUP = Path.of("/sys/fs/cgroup");
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";

    private Machine() {}

    /** What could be had at this moment without anybody being short of it, in MiB; all of it where nobody knows. */
    public static int availableMemoryMb() {
        return Math.min(ofTheMachine(), ofTheContainer());
    }

    /** What its limit leaves, without files that it only keeps for later; control groups of version 2, or else 1. */
    private static int ofTheContainer() {
        try {
            boolean unified = Files.exists(GROUP.resolve("memory.max"));
            Path folder = unified ? GROUP : GROUP.resolve("memory");
            String limit = Files.readString(folder.resolve(unified ? "memory.max" : "memory.limit_in_bytes"))
                    .strip();
            long used = Long.parseLong(
                    Files.readString(folder.resolve(unified ? "memory.current" : "memory.usage_in_bytes"))
                            .strip());
            try (Stream<String> lines = Files.lines(folder.resolve("memory.stat"))) {
                long files = lines.filter(line -> line.startsWith(unified ? "inactive_file " : "total_inactive_file "))
                        .mapToLong(line -> Long.parseLong(line.split(" ")[1]))
                        .sum();
                return limit.equals("max")
                        ? Integer.MAX_VALUE
                        : (int) Math.min((Long.parseLong(limit) - used + files) / MEBIBYTE, Integer.MAX_VALUE);
            }
        } catch (IOException | UncheckedIOException | NumberFormatException none) {
            return Integer.MAX_VALUE;
        }
    }

    private static int ofTheMachine() {
        try (Stream<String> lines = Files.lines(MEMORY)) {
            return lines.filter(line -> line.startsWith(AVAILABLE))
                    .findFirst()
                    .map(line -> (int) (Long.parseLong(line.replaceAll("\\D", "")) / KIBIBYTES))
                    .orElseGet(Machine::memoryMb);
        } catch (IOException | UncheckedIOException notLinux) {
            return memoryMb();
        }
    }

    /** In MiB; of a container, what it may take. */
    public static int memoryMb() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return (int) (system.getTotalMemorySize() / MEBIBYTE);
    }
}
