package slipway.journey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Programs that some tests want of the machine: without them they are skipped, and say so; on a build server they fail. */
public final class Tools {
    private Tools() {}

    public static boolean areInstalled(String... programs) {
        List<String> missing =
                Arrays.stream(programs).filter(program -> !isOnPath(program)).toList();
        if (!missing.isEmpty() && System.getenv("CI") != null) {
            throw new AssertionError("There is no " + String.join(", no ", missing) + " here");
        }
        missing.forEach(program -> System.err.println(
                "NOT TESTED: there is no " + program + " here; .ci/run shows what" + " provides it."));
        return missing.isEmpty();
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .anyMatch(Files::isExecutable);
    }
}
