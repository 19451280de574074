package slipway.integration.dynos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The two processes of a dyno: the keeper, which writes down the exit status, and the leader of the dyno's own group.
 *
 * <p>A process is told from a later one of the same number by its start time in clock ticks (proc(5), field 22).
 */
record DynoProcess(long keeper, long keeperStart, long leader, long leaderStart) {
    /** Fields of /proc/PID/stat before the start time, counted from the one after the command's closing bracket. */
    private static final int START_TIME = 19;

    private static final Set<String> PASSED_ON = Set.of("TERM", "HUP");

    static DynoProcess parse(String text) {
        String[] parts = text.strip().split(" ");
        // The start time of a leader that ended before the keeper could look is missing.
        long leaderStart = parts.length > 3 ? Long.parseLong(parts[3]) : 0;
        return new DynoProcess(
                Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]), leaderStart);
    }

    boolean isKeeperAlive() {
        return isAlive(keeper, keeperStart);
    }

    boolean isLeaderAlive() {
        return isAlive(leader, leaderStart);
    }

    Optional<ProcessHandle> keeperHandle() {
        return isKeeperAlive() ? ProcessHandle.of(keeper) : Optional.empty();
    }

    /** A process that is shut in, and not the one that the platform has put there first. */
    OptionalLong inside() {
        return ProcessHandle.of(leader).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(ProcessHandle::pid)
                .filter(pid -> numbers(pid, "\\t\\d+\\t\\d+") && !isFirstOfItsKind(pid))
                .findFirst();
    }

    /**
     * Sends a signal to the dyno's processes. Where they are shut in, their first one passes it on to all (see
     * sandbox.pl), and none outlives it; else, and whenever they are killed or frozen, these are the leader's group and
     * what has left it but still descends from the leader.
     */
    void signal(String name) throws IOException {
        send(name);
    }

    /** The same, on its way when this returns. */
    void signalNow(String name) throws IOException {
        try {
            Process sender = send(name);
            if (sender != null) {
                sender.waitFor();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Process send(String name) throws IOException {
        if (!isLeaderAlive() && !isKeeperAlive()) {
            return null;
        }
        List<Long> others = others();
        // From inside, the process that has shut them in may have been stopped.
        String targets = others.stream()
                .filter(pid -> PASSED_ON.contains(name) && isFirstOfItsKind(pid))
                .findFirst()
                .map(String::valueOf)
                .orElseGet(() ->
                        "-" + leader + others.stream().map(pid -> " " + pid).collect(Collectors.joining()));
        return new ProcessBuilder("bash", "-c", "kill -" + name + " -- " + targets)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The leader's descendants. */
    List<Long> others() {
        return ProcessHandle.of(leader).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid)
                .toList();
    }

    /** Waits until the leader has ended, with which all that it has shut in end. */
    void awaitEnd(Duration atMost) {
        ProcessHandle.of(leader)
                .filter(handle -> isLeaderAlive())
                .ifPresent(handle -> handle.onExit()
                        .completeOnTimeout(handle, atMost.toMillis(), TimeUnit.MILLISECONDS)
                        .join());
    }

    /** The last of NSpid's numbers is the one that the process has where it is shut in (proc_pid_status(5)). */
    private static boolean isFirstOfItsKind(long pid) {
        return numbers(pid, "[\\t\\d]*\\t1");
    }

    private static boolean numbers(long pid, String pattern) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return lines.anyMatch(line -> line.matches("NSpid:" + pattern));
        } catch (IOException | UncheckedIOException gone) {
            return false;
        }
    }

    private static boolean isAlive(long pid, long startTime) {
        try {
            // A process may call itself anything.
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return !fields[0].equals("Z") && Long.parseLong(fields[START_TIME]) == startTime;
        } catch (IOException gone) {
            return false;
        }
    }
}
