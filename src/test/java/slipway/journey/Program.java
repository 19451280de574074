package slipway.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Somebody else's program, used as a person would: started, read, typed to, interrupted. It prints to files. */
public final class Program implements AutoCloseable {
    /** How a program ended, and all that it printed. */
    public record Ended(int status, String out, String err) {
        /** What it printed, if that is JSON and nothing else. */
        public JsonNode json() {
            return ApiClient.parse(out);
        }

        /** The errors as sentences again: the CLI breaks them where the terminal ends. */
        public String complaint() {
            return err.replaceAll("\\s*\\n ›\\s+", " ");
        }
    }

    /** Long: the first run of a Maven plugin downloads it. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String name;
    private final Process process;
    private final Path out;
    private final Path err;

    private Program(String name, Process process, Path out, Path err) {
        this.name = name;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts {@code command} in {@code folder} with no more environment than the given one. */
    public static Program start(Path folder, Map<String, String> environment, List<String> command) {
        try {
            Path out = Files.createTempFile("slipway-test", ".out");
            Path err = Files.createTempFile("slipway-test", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            return new Program(String.join(" ", command), builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it read no more, and waits until it ends by itself. */
    public Ended end() {
        try {
            process.getOutputStream().close();
            return awaitEnd();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it ends by itself; what was typed may still be on its way. */
    public Ended awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(name + " does not end; it printed: " + out() + err());
            }
            return new Ended(process.exitValue(), out(), err());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until it has printed {@code text}. */
    public void awaitOutput(String text) {
        Platform.await("\"" + text + "\" from " + name, () -> {
            if (!process.isAlive() && !out().contains(text)) {
                throw new AssertionError(name + " ended without \"" + text + "\": " + out() + err());
            }
            return out().contains(text);
        });
    }

    /** Types a line and the return key. */
    public void type(String line) {
        send(line + "\r");
    }

    private void send(String text) {
        try {
            OutputStream keyboard = process.getOutputStream();
            keyboard.write(text.getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Presses a single key, such as Ctrl-D. */
    public void press(char key) {
        send(String.valueOf(key));
    }

    /** Ctrl-C, which a terminal sends to the program and to all that it has started; waits for the end. */
    public Ended interrupt() {
        List<String> kill = new ArrayList<>(List.of("kill", "-INT", String.valueOf(process.pid())));
        process.descendants().map(started -> String.valueOf(started.pid())).forEach(kill::add);
        try {
            new ProcessBuilder(kill).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return end();
    }

    /** What it has written to its standard output so far. */
    public String out() {
        return read(out);
    }

    private String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
