package slipway.journey;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The client jar as people run it: {@code java -jar slipway-connect.jar ...}. */
public final class SlipwayConnect {
    private static final Path JAR = Path.of("target/slipway-connect.jar").toAbsolutePath();

    private SlipwayConnect() {}

    public static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toString()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /** {@code wrapped}, run behind a gateway to {@code url}. */
    public static List<String> around(String url, List<String> wrapped) {
        List<String> command = command(url, "-v", "--");
        command.addAll(wrapped);
        return command;
    }
}
