package slipway.connect.child;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import slipway.connect.terminal.ExitStatus;
import slipway.connect.terminal.Failure;

/** The command, which has the terminal while it runs. */
public final class Child {
    /** As the kernel numbers it, in the text of the JDK's exception. */
    private static final String NO_SUCH_FILE = "error=2,";

    private Child() {}

    /** Runs {@code command} to its end; returns its status, 128 + n where signal n ended it. */
    public static int run(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().clear();
        builder.environment().putAll(environment);
        // Before it runs: a signal that comes at once is for it, too.
        CompletableFuture<Process> started = new CompletableFuture<>();
        Runnable end = () -> started.thenAccept(Process::destroy);
        // Ctrl-C reaches the child by the terminal as well, and what it means is the child's to say.
        Signals.handle("INT", () -> {});
        Signals.handle("TERM", end);
        Signals.handle("HUP", end);
        Runtime.getRuntime().addShutdownHook(new Thread(end));
        Process process = start(builder);
        started.complete(process);
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            throw new IllegalStateException(e);
        }
    }

    private static Process start(ProcessBuilder builder) {
        String name = builder.command().get(0);
        try {
            return builder.start();
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains(NO_SUCH_FILE)) {
                throw new Failure(ExitStatus.NOT_FOUND, "The command " + name + " is not found.");
            }
            throw new Failure(ExitStatus.NOT_EXECUTABLE, "The command " + name + " cannot be executed.");
        }
    }
}
