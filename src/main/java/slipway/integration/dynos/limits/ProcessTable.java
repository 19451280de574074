package slipway.integration.dynos.limits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import slipway.service.dynos.runtime.Usage;

/** All processes of this machine at one moment; measures dynos that have no control group. */
public final class ProcessTable {
    private static final Path PROC = Path.of("/proc");

    /** Fields of /proc/PID/stat after the command's closing bracket: the state and the parent (proc_pid_stat(5)). */
    private static final int STATE = 0;

    private static final int PARENT = 1;
    private static final long KIBIBYTE = 1_024;

    private final Map<Long, List<Long>> children = new HashMap<>();
    private final Map<Long, String> states = new HashMap<>();

    private ProcessTable() {}

    public static ProcessTable now() {
        ProcessTable table = new ProcessTable();
        try (Stream<Path> all = Files.list(PROC)) {
            all.map(path -> path.getFileName().toString())
                    .filter(name -> Character.isDigit(name.charAt(0)))
                    .forEach(name -> table.add(Long.parseLong(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private void add(long pid) {
        try {
            // A process may call itself anything.
            String stat = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            states.put(pid, fields[STATE]);
            children.computeIfAbsent(Long.parseLong(fields[PARENT]), parent -> new ArrayList<>())
                    .add(pid);
        } catch (IOException gone) {
            // It has ended since it was listed.
        }
    }

    /** What a process takes together with all that descends from it. */
    public Usage usage(long leader) {
        long rss = 0;
        long swap = 0;
        int runnable = 0;
        Deque<Long> left = new ArrayDeque<>(List.of(leader));
        while (!left.isEmpty()) {
            long pid = left.pop();
            left.addAll(children.getOrDefault(pid, List.of()));
            runnable += "R".equals(states.get(pid)) ? 1 : 0;
            Map<String, Long> sizes = sizes(pid);
            rss += sizes.getOrDefault("Pss_Anon:", 0L) + sizes.getOrDefault("Pss_Shmem:", 0L);
            swap += sizes.getOrDefault("SwapPss:", 0L);
        }
        return new Usage(rss, 0, swap, OptionalLong.empty(), OptionalLong.empty(), runnable);
    }

    /** In bytes; memory that several processes share is divided among them (proc_pid_smaps(5)). */
    private static Map<String, Long> sizes(long pid) {
        Map<String, Long> sizes = new HashMap<>();
        try (Stream<String> lines = Files.lines(PROC.resolve(pid + "/smaps_rollup"))) {
            lines.map(line -> line.split("\\s+"))
                    .filter(words -> words.length == 3 && words[2].equals("kB"))
                    .forEach(words -> sizes.put(words[0], Long.parseLong(words[1]) * KIBIBYTE));
        } catch (IOException | UncheckedIOException gone) {
            return Map.of();
        }
        return sizes;
    }
}
