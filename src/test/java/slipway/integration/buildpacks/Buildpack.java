package slipway.integration.buildpacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One of the buildpacks that the WAR brings, run by a real bash as the compiler runs it: from a copy of its own. */
final class Buildpack {
    /** The order in which they are asked whether a source is theirs. */
    static final List<String> ORDER = List.of("nodejs", "python", "java", "gradle", "jvm", "static", "procfile");

    /** How a script ended, and all that it printed. */
    record Ended(int status, String output) {}

    private static final Path SHIPPED =
            Path.of("webapp/WEB-INF/scripts/buildpacks").toAbsolutePath();

    /** What it runs with that is no config var. */
    final Map<String, String> environment = new TreeMap<>();

    /** Where an app's builds keep what the next one can use. */
    final Path cache;

    private final String name;
    private final Path folder;
    private final Path copy;
    private final Path config;

    /** @param folder an empty one, for all that a build needs besides the source */
    Buildpack(String name, Path folder) {
        try {
            this.name = name;
            this.folder = folder;
            copy = folder.resolve("buildpacks/" + name);
            cache = Files.createDirectories(folder.resolve("cache"));
            config = Files.createDirectories(folder.resolve("env"));
            Folder.copy(SHIPPED.resolve(name), copy);
            environment.put("PATH", System.getenv("PATH"));
            environment.put(
                    "HOME", Files.createDirectories(folder.resolve("home")).toString());
            environment.put("STACK", "heroku-24");
            environment.put("SLIPWAY_JAVA_HOME", System.getProperty("java.home"));
            environment.put("SLIPWAY_BUILDPACKS_LIB", SHIPPED.resolve("lib").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Buildpack config(String variable, String value) throws IOException {
        Files.writeString(config.resolve(variable), value);
        return this;
    }

    Buildpack with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Ended detect(Path source) {
        return run("bin/detect", source);
    }

    Ended compile(Path source) {
        return run("bin/compile", source, cache, config);
    }

    /** Compiles what has to succeed. */
    String compiled(Path source) {
        Ended ended = compile(source);
        if (ended.status() != 0) {
            throw new AssertionError(name + " failed: " + ended.output());
        }
        return ended.output();
    }

    Ended release(Path source) {
        return run("bin/release", source);
    }

    /** What it offers to the buildpacks after it. */
    Path export() {
        return copy.resolve("export");
    }

    private Ended run(String script, Path... arguments) {
        List<String> command =
                new ArrayList<>(List.of("bash", copy.resolve(script).toString()));
        Stream.of(arguments).map(Path::toString).forEach(command::add);
        return run(folder, environment, command);
    }

    /** Runs a command to its end with no more environment than the given one. */
    static Ended run(Path folder, Map<String, String> environment, List<String> command) {
        try {
            Path output = Files.createTempFile(folder, "output", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(output.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            int status = builder.start().waitFor();
            return new Ended(status, Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The first buildpack, in their order, that says a source is its own. */
    static String searched(Path source, Path folder) {
        return ORDER.stream()
                .filter(name -> new Buildpack(name, folder)
                                .with("SLIPWAY_SEARCHING", "1")
                                .detect(source)
                                .status()
                        == 0)
                .findFirst()
                .orElse("none");
    }

    /** The lines that say what is wrong and what to do, without their mark. */
    static List<String> problems(String output) {
        return Arrays.stream(output.split("\n"))
                .filter(line -> line.startsWith(" !     "))
                .map(line -> line.substring(7))
                .toList();
    }
}
