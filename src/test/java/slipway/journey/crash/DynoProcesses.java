package slipway.journey.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slipway.journey.Platform;

/** The dynos that really run, as the kernel and the disk know them, not as the platform says. */
final class DynoProcesses {
    private static final String MARK = "HEROKU_DYNO_ID=";

    private final Path folders;

    DynoProcesses(Path home) {
        this.folders = home.resolve("dynos");
    }

    /** Ids of all dynos that have a folder. */
    Set<String> folders() {
        try (Stream<Path> paths = Files.list(folders)) {
            return paths.map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith("one-off-"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Process groups of each dyno of the apps, from the environment of every process of this machine. */
    Map<String, Set<Long>> groups(Set<String> apps) {
        Map<String, Set<Long>> found = new TreeMap<>();
        ProcessHandle.allProcesses().map(ProcessHandle::pid).forEach(pid -> {
            Map<String, String> environment = environment(pid);
            String dyno = environment.get("HEROKU_DYNO_ID");
            long group = group(pid);
            if (dyno != null && group > 0 && apps.contains(environment.get("HEROKU_APP_ID")) && !isKeeper(pid)) {
                found.computeIfAbsent(dyno, id -> new TreeSet<>()).add(group);
            }
        });
        return found;
    }

    /** The number of the dyno's first process, and its start in clock ticks (proc(5)), which tell it from all others. */
    String leader(String dyno) {
        Path process = folders.resolve(dyno).resolve("process");
        Platform.await(
                "the processes of " + dyno + " to be written down",
                () -> !read(process).isBlank());
        String[] parts = read(process).strip().split(" ");
        return parts[2] + "@" + stat(Long.parseLong(parts[2]), 19);
    }

    private static boolean isKeeper(long pid) {
        return read(Path.of("/proc/" + pid + "/cmdline")).contains("dyno/keep.pl");
    }

    private static Map<String, String> environment(long pid) {
        String text = read(Path.of("/proc/" + pid + "/environ"));
        return !text.contains(MARK)
                ? Map.of()
                : Stream.of(text.split("\0"))
                        .filter(entry -> entry.indexOf('=') > 0)
                        .collect(Collectors.toMap(
                                entry -> entry.substring(0, entry.indexOf('=')),
                                entry -> entry.substring(entry.indexOf('=') + 1),
                                (one, other) -> one));
    }

    private static long group(long pid) {
        String field = stat(pid, 2);
        return field.isEmpty() || stat(pid, 0).equals("Z") ? 0 : Long.parseLong(field);
    }

    /** A field of /proc/PID/stat, counted from the one after the command's closing bracket. */
    private static String stat(long pid, int field) {
        String text = read(Path.of("/proc/" + pid + "/stat"));
        return text.isEmpty() ? "" : text.substring(text.lastIndexOf(')') + 2).split(" ")[field];
    }

    /** Empty for a process that has gone, or is somebody else's. */
    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
