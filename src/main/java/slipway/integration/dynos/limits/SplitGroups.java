package slipway.integration.dynos.limits;

import static slipway.integration.dynos.limits.GroupFiles.find;
import static slipway.integration.dynos.limits.GroupFiles.write;
import static slipway.integration.dynos.limits.GroupFiles.writeIfPresent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import slipway.service.dynos.runtime.Allowance;
import slipway.service.dynos.runtime.Usage;

/**
 * Version 1: each controller has folders of its own (cgroup-v1 of the kernel's admin guide). Java believes that there
 * are limits only where it sees all of {@link #CONTROLLERS}.
 */
final class SplitGroups implements ControlGroups {
    static final String SEEN = "/sys/fs/cgroup";
    static final List<String> CONTROLLERS = List.of("memory", "pids", "cpu", "cpuacct", "cpuset");

    private static final long MEBIBYTE = 1_048_576;

    /** Memory is given in pages and batches of them, so that the last of it is never taken. */
    private static final double ALMOST = 0.98;

    private static final int USUAL_SHARES = 1_024;

    private final List<GroupMount> mounts;
    private final String name;

    /** @param mounts of all controllers, each once */
    SplitGroups(List<GroupMount> mounts, String name) {
        this.mounts = mounts;
        this.name = name;
    }

    static long bytes(int megabytes) {
        return megabytes * MEBIBYTE;
    }

    @Override
    public String name() {
        return "control groups v1";
    }

    @Override
    public void prepare(int memoryMb) throws IOException {
        for (GroupMount mount : mounts) {
            Path base = Files.createDirectories(mount.path().resolve(name));
            if (mount.controllers().contains("cpuset")) {
                for (String file : List.of("cpuset.cpus", "cpuset.mems")) {
                    write(
                            base,
                            file,
                            Files.readString(mount.path().resolve(file)).strip());
                }
                write(base, "cgroup.clone_children", 1);
            }
            if (mount.controllers().contains("memory")) {
                GroupFiles.writeIfPossible(base, "memory.limit_in_bytes", bytes(memoryMb));
            }
            if (mount.controllers().contains("cpu")) {
                // All dynos together weigh as much as a thread of the platform's on each processor.
                write(base, "cpu.shares", USUAL_SHARES * Runtime.getRuntime().availableProcessors());
            }
        }
    }

    @Override
    public List<Path> folders(String dyno) {
        List<Path> folders = new ArrayList<>();
        mounts.forEach(mount -> folders.add(mount.path().resolve(name).resolve(dyno)));
        return folders;
    }

    @Override
    public String seenAs(Path folder) {
        return mounts.stream()
                .map(GroupMount::path)
                .filter(folder::startsWith)
                .map(path -> SEEN + "/" + path.getFileName())
                .findFirst()
                .orElseThrow();
    }

    private Path folder(String controller, String dyno) {
        return mounts.stream()
                .filter(mount -> mount.controllers().contains(controller))
                .map(mount -> mount.path().resolve(name).resolve(dyno))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void create(String dyno, Allowance allowance) throws IOException {
        for (Path folder : folders(dyno)) {
            Files.createDirectories(folder);
        }
        Path memory = folder("memory", dyno);
        write(memory, "memory.limit_in_bytes", bytes(allowance.mostMemoryMb()));
        // Swap included; kernels may lack it.
        writeIfPresent(memory, "memory.memsw.limit_in_bytes", bytes(allowance.mostMemoryMb()));
        write(folder("pids", dyno), "pids.max", allowance.processes());
        write(folder("cpu", dyno), "cpu.shares", USUAL_SHARES * allowance.cpuShare());
    }

    @Override
    public Usage usage(String dyno) throws IOException {
        Path folder = folder("memory", dyno);
        Map<String, Long> memory = GroupFiles.table(folder, "memory.stat");
        long shared = memory.getOrDefault("total_shmem", 0L);
        return new Usage(
                memory.getOrDefault("total_rss", 0L) + shared,
                memory.getOrDefault("total_cache", 0L) - shared,
                memory.getOrDefault("total_swap", 0L),
                find(memory, "total_pgpgin"),
                find(memory, "total_pgpgout"),
                GroupFiles.runnable(folder, "tasks"));
    }

    @Override
    public long outOfMemory(String dyno) throws IOException {
        Path memory = folder("memory", dyno);
        // Others' need of memory may have ended it as well; then it has not met its own limit. (memory.failcnt would
        // say
        // so, but some kernels do not count.)
        boolean metLimit = GroupFiles.number(memory, "memory.max_usage_in_bytes")
                >= ALMOST * GroupFiles.number(memory, "memory.limit_in_bytes");
        return metLimit ? GroupFiles.table(memory, "memory.oom_control").getOrDefault("oom_kill", 0L) : 0;
    }

    @Override
    public List<String> dynos() throws IOException {
        Set<String> dynos = new TreeSet<>();
        for (GroupMount mount : mounts) {
            dynos.addAll(GroupFiles.subfolders(mount.path().resolve(name)));
        }
        return List.copyOf(dynos);
    }
}
