package slipway.integration.dynos.limits;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Reads and writes the files of control groups. */
final class GroupFiles {
    private static final Logger LOG = Logger.getLogger(GroupFiles.class.getName());

    private GroupFiles() {}

    static void write(Path folder, String file, Object value) throws IOException {
        Files.writeString(folder.resolve(file), String.valueOf(value));
    }

    /** The same where the kernel agrees: it refuses a limit that is exceeded already. */
    static void writeIfPossible(Path folder, String file, Object value) {
        try {
            write(folder, file, value);
        } catch (IOException refused) {
            LOG.log(Level.FINE, folder + "/" + file + " cannot be " + value, refused);
        }
    }

    /** The same where this kernel has such a file. */
    static void writeIfPresent(Path folder, String file, Object value) throws IOException {
        if (Files.exists(folder.resolve(file))) {
            write(folder, file, value);
        }
    }

    static long number(Path folder, String file) throws IOException {
        return Long.parseLong(Files.readString(folder.resolve(file)).strip());
    }

    /** Lines of a name and a number. */
    static Map<String, Long> table(Path folder, String file) throws IOException {
        Map<String, Long> table = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve(file))) {
            String[] words = line.split(" ");
            table.put(words[0], Long.parseLong(words[1]));
        }
        return table;
    }

    static OptionalLong find(Map<String, Long> table, String name) {
        Long value = table.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** Of the threads that a file names, those that run or could (proc_pid_stat(5), field 3). */
    static int runnable(Path folder, String file) throws IOException {
        int count = 0;
        for (String thread : Files.readAllLines(folder.resolve(file))) {
            count += isRunnable(thread) ? 1 : 0;
        }
        return count;
    }

    private static boolean isRunnable(String thread) {
        try {
            // A thread may call itself anything.
            String stat = Files.readString(Path.of("/proc", thread, "stat"), StandardCharsets.ISO_8859_1);
            return stat.startsWith("R", stat.lastIndexOf(')') + 2);
        } catch (IOException gone) {
            return false;
        }
    }

    static List<String> subfolders(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }
}
