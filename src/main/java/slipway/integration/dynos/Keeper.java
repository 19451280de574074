package slipway.integration.dynos;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a dyno's first process is called (see keep.pl).
 *
 * @param diskMb how large one file of the dyno's may be
 * @param shutIn the words in front of {@code run} that shut it in
 * @param run what starts the dyno's command
 * @param environment what is added to the machine's
 */
record Keeper(
        Path script, Path folder, int diskMb, List<String> shutIn, List<String> run, Map<String, String> environment) {
    static final String SCRIPT = "dyno/keep.pl";

    /** Open files of one process (MEM: Heroku's). */
    private static final int OPEN_FILES = 10_000;

    private static final long KILOBYTES = 1_024;

    /** With its output on disk. */
    ProcessBuilder kept() {
        return keeper("kept", run).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }

    /**
     * With input and output for somebody who waits for them. Its terminal is made by util-linux's script, which every
     * Linux has, so that nothing native is needed here; it outlives a hang-up for as long as the command does.
     */
    ProcessBuilder attached(boolean tty) {
        String line = run.stream().map(Keeper::quoted).collect(Collectors.joining(" "));
        return keeper("attached", tty ? terminal("exec env --default-signal=HUP " + line) : run);
    }

    private static List<String> terminal(String line) {
        return List.of("env", "--ignore-signal=HUP", "script", "-qefc", line, "/dev/null");
    }

    private ProcessBuilder keeper(String mode, List<String> command) {
        List<String> line = new ArrayList<>(List.of("perl", script.toString(), folder.toString(), mode));
        line.addAll(List.of(String.valueOf(OPEN_FILES), String.valueOf(diskMb * KILOBYTES)));
        line.addAll(shutIn);
        line.addAll(command);
        return new ProcessBuilder(line).redirectErrorStream(true);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
