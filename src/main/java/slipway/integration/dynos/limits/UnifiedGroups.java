package slipway.integration.dynos.limits;

import static slipway.integration.dynos.limits.GroupFiles.find;
import static slipway.integration.dynos.limits.GroupFiles.write;
import static slipway.integration.dynos.limits.GroupFiles.writeIfPresent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.service.dynos.runtime.Allowance;
import slipway.service.dynos.runtime.Usage;

/** Version 2: one folder for each group (cgroup-v2 of the kernel's admin guide). */
final class UnifiedGroups implements ControlGroups {
    private static final Logger LOG = Logger.getLogger(UnifiedGroups.class.getName());

    private static final String CONTROLLERS = "+memory +pids +cpu";

    /** Of a group without a weight of its own; from 1 to 10,000. */
    private static final int USUAL_WEIGHT = 100;

    private static final int HIGHEST_WEIGHT = 10_000;

    /** Of the platform itself, and of what else runs beside it in a container. */
    private static final String OTHERS = "slipway-others";

    private final Path mount;
    private final Path base;

    /** @param name of the folder that holds this platform's groups */
    UnifiedGroups(Path mount, String name) {
        this.mount = mount;
        this.base = mount.resolve(name);
    }

    @Override
    public String name() {
        return "control groups v2";
    }

    @Override
    public void prepare(int memoryMb) throws IOException {
        makeWay();
        write(mount, "cgroup.subtree_control", CONTROLLERS);
        if (Files.isDirectory(mount.resolve(OTHERS))) {
            write(
                    mount.resolve(OTHERS),
                    "cpu.weight",
                    weight(Runtime.getRuntime().availableProcessors()));
        }
        Files.createDirectories(base);
        write(base, "cgroup.subtree_control", CONTROLLERS);
        // All dynos together weigh as much as a thread of the platform's on each processor.
        write(base, "cpu.weight", weight(Runtime.getRuntime().availableProcessors()));
        GroupFiles.writeIfPossible(base, "memory.max", SplitGroups.bytes(memoryMb));
    }

    /**
     * Only the machine's own root may have processes besides groups with controllers (cgroups(7), "no internal
     * processes"); what a container is shown as the root is a group like others, and has some.
     */
    private void makeWay() throws IOException {
        if (!Files.exists(mount.resolve("cgroup.type"))) {
            return;
        }
        Path others = Files.createDirectories(mount.resolve(OTHERS));
        for (String process : Files.readAllLines(mount.resolve("cgroup.procs"))) {
            try {
                write(others, "cgroup.procs", process);
            } catch (IOException ended) {
                LOG.log(Level.FINE, "Process " + process + " cannot be moved", ended);
            }
        }
    }

    private static int weight(int share) {
        return Math.min(USUAL_WEIGHT * share, HIGHEST_WEIGHT);
    }

    @Override
    public List<Path> folders(String dyno) {
        return List.of(base.resolve(dyno));
    }

    @Override
    public String seenAs(Path folder) {
        return SplitGroups.SEEN;
    }

    @Override
    public void create(String dyno, Allowance allowance) throws IOException {
        Path group = Files.createDirectories(base.resolve(dyno));
        write(group, "memory.max", SplitGroups.bytes(allowance.mostMemoryMb()));
        writeIfPresent(group, "memory.swap.max", SplitGroups.bytes(allowance.memoryMb()));
        write(group, "pids.max", allowance.processes());
        write(group, "cpu.weight", weight(allowance.cpuShare()));
    }

    @Override
    public Usage usage(String dyno) throws IOException {
        Path group = base.resolve(dyno);
        Map<String, Long> memory = GroupFiles.table(group, "memory.stat");
        long shared = memory.getOrDefault("shmem", 0L);
        return new Usage(
                memory.getOrDefault("anon", 0L) + shared,
                memory.getOrDefault("file", 0L) - shared,
                Files.exists(group.resolve("memory.swap.current"))
                        ? GroupFiles.number(group, "memory.swap.current")
                        : 0,
                find(memory, "pgpgin"),
                OptionalLong.empty(),
                GroupFiles.runnable(group, "cgroup.threads"));
    }

    @Override
    public long outOfMemory(String dyno) throws IOException {
        Map<String, Long> events = GroupFiles.table(base.resolve(dyno), "memory.events");
        // Others' need of memory may have ended it as well; then it has not met its own limit.
        return events.getOrDefault("max", 0L) > 0 ? events.getOrDefault("oom_kill", 0L) : 0;
    }

    @Override
    public List<String> dynos() throws IOException {
        return GroupFiles.subfolders(base);
    }
}
