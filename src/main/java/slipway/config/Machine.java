package slipway.config;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this machine has. */
public final class Machine {
    private static final long MEBIBYTE = 1_048_576;

    private Machine() {}

    /** In MiB; of a container, what it may take. */
    public static int memoryMb() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return (int) (system.getTotalMemorySize() / MEBIBYTE);
    }
}
