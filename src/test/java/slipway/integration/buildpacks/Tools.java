package slipway.integration.buildpacks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Conditions for tests: without a tool they are skipped, with advice; on a build server they fail. */
public final class Tools {
    private Tools() {}

    public static void require(String... programs) {
        for (String program : programs) {
            boolean there = Stream.of(System.getenv("PATH").split(":"))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
            require(there, program + " is not installed here; install it to run this test.");
        }
    }

    static void require(boolean condition, String advice) {
        if (!condition && System.getenv("CI") != null) {
            throw new AssertionError(advice);
        }
        Assumptions.assumeTrue(condition, advice);
    }
}
