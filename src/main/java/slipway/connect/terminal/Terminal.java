package slipway.connect.terminal;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** The standard streams. Standard output belongs to the command; all lines of ours say where they are from. */
public final class Terminal {
    private static final String PREFIX = "slipway-connect: ";

    private final @Nullable Console console;
    private final BufferedReader typed;
    private final PrintStream out;
    private final PrintStream err;

    private Terminal(@Nullable Console console) {
        this.console = console;
        this.typed = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        this.out = System.out;
        this.err = System.err;
    }

    public static Terminal ofProcess() {
        // Newer JDKs have another one, which is there even where nobody sits before it.
        System.setProperty("jdk.console", "java.base");
        return new Terminal(System.console());
    }

    /** What was asked for, such as the help. */
    public void print(String text) {
        out.print(text);
        out.flush();
    }

    /** A line for the person, beside whatever the command prints. */
    public void say(String line) {
        err.println(PREFIX + line);
    }

    /** Asks for a line; standard input may be a pipe. */
    public String ask(String what) {
        err.print(what + ": ");
        err.flush();
        return answered(what, readLine());
    }

    /** The same without an echo. */
    public String askSecretly(String what) {
        if (console == null) {
            return ask(what);
        }
        char[] secret = console.readPassword("%s: ", what);
        return answered(what, secret == null ? null : new String(secret));
    }

    private @Nullable String readLine() {
        try {
            return console == null ? typed.readLine() : console.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String answered(String what, @Nullable String answer) {
        if (answer == null || answer.isBlank()) {
            throw new Failure(ExitStatus.USAGE, "No " + what.toLowerCase(java.util.Locale.ROOT) + " was given.");
        }
        return answer.strip();
    }
}
