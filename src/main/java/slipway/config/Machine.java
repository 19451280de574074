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
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";

    private Machine() {}

    /** What could be had at this moment without anybody being short of it, in MiB; all of it where nobody knows. */
    public static int availableMemoryMb() {
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
