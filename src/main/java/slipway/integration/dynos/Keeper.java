package slipway.integration.dynos;

import java.util.List;

/** How a dyno's first process is called (see keep.sh). */
final class Keeper {
    private Keeper() {}

    /** With its output on disk. */
    static ProcessBuilder ofADyno(Surroundings around, DynoFolder folder) {
        return keeper(
                        around,
                        folder,
                        "kept",
                        "bash",
                        around.runScript().toString(),
                        folder.path().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }

    /**
     * With input and output for somebody who waits for them. Its terminal is made by util-linux's script, which every
     * Linux has, so that nothing native is needed here.
     */
    static ProcessBuilder ofAnAttachedOne(Surroundings around, DynoFolder folder, boolean tty) {
        String run = around.runScript().toString();
        String path = folder.path().toString();
        ProcessBuilder builder = tty
                ? keeper(
                        around,
                        folder,
                        "attached",
                        "script",
                        "-qefc",
                        "exec bash " + quoted(run) + " " + quoted(path),
                        "/dev/null")
                : keeper(around, folder, "attached", "bash", run, path);
        return builder.redirectErrorStream(true);
    }

    private static ProcessBuilder keeper(Surroundings around, DynoFolder folder, String mode, String... command) {
        ProcessBuilder builder = new ProcessBuilder(
                "setsid", "bash", around.keepScript().toString(), folder.path().toString(), mode);
        builder.command().addAll(List.of(command));
        return builder;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
