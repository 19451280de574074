package slipway.service.dynos.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Port: runs one command to its end in a folder, isolated like a dyno; builds use it. */
public interface OneOffRunner {
    /**
     * What to run.
     *
     * @param appId whose it is
     * @param folder where it runs; with {@code others} all that it may write
     * @param readable what it sees besides the machine's programs
     * @param environment everything the process sees
     */
    record OneOff(
            UUID appId,
            List<String> command,
            Path folder,
            List<Path> others,
            List<Path> readable,
            Map<String, String> environment,
            Duration atMost) {}

    /** A command took longer than it may; it has been killed. */
    final class TimedOutException extends IOException {
        public TimedOutException(Duration atMost) {
            super("Ended after " + atMost);
        }
    }

    /**
     * Runs the command and hands over its output line by line.
     *
     * @return its exit status
     */
    int run(OneOff oneOff, Consumer<String> lines) throws IOException, InterruptedException;
}
