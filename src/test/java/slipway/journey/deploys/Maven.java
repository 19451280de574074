package slipway.journey.deploys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import slipway.journey.Program;
import slipway.journey.SlipwayConnect;

/** Apache Maven in a process of its own, as a person runs it. */
public final class Maven {
    /** For {@code MAVEN_OPTS}: a JVM that does not live long enough to gain from more. */
    public static final String SHORT_RUN = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private static final Path ARTIFACTS = Path.of("target/test-artifacts");

    private Maven() {}

    /** Runs {@code mvn -B ARGUMENTS} in {@code folder}, with {@code environment} on top of what the tests have. */
    public static Program.Ended run(Path folder, Map<String, String> environment, String... arguments) {
        return run(folder, environment, command(arguments));
    }

    /** The same behind slipway-connect, which leads to the platform at {@code url}. */
    public static Program.Ended runConnected(
            String url, Path folder, Map<String, String> environment, String... arguments) {
        return run(folder, environment, SlipwayConnect.around(url, command(arguments)));
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of("mvn", "-B"));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private static Program.Ended run(Path folder, Map<String, String> environment, List<String> command) {
        Map<String, String> all = new TreeMap<>(System.getenv());
        all.keySet().removeIf(key -> key.startsWith("MAVEN_"));
        all.put("MAVEN_OPTS", SHORT_RUN);
        all.put("JAVA_HOME", System.getProperty("java.home"));
        all.putAll(environment);
        try (Program maven = Program.start(folder, all, command)) {
            return maven.end();
        }
    }

    /** An artifact of Maven Central as a file, by {@code group:artifact:version:type}; fetched once per build. */
    public static Path artifact(String coordinates) {
        String[] parts = coordinates.split(":");
        Path file = ARTIFACTS.resolve(parts[1] + "-" + parts[2] + "." + parts[3]);
        if (!Files.exists(file)) {
            Program.Ended copy = run(
                    folder(),
                    Map.of(),
                    "-q",
                    "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy",
                    "-Dartifact=" + coordinates,
                    "-DoutputDirectory=.");
            if (copy.status() != 0) {
                throw new AssertionError("Maven cannot get " + coordinates + ": " + copy.out());
            }
        }
        return file;
    }

    private static Path folder() {
        try {
            return Files.createDirectories(ARTIFACTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
