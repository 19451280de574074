package slipway.integration.startup;

import java.io.PrintStream;

/** Speaks to the person who started the platform; everything else goes through the logger. */
final class Console {
    private Console() {}

    static void say(String line) {
        PrintStream out = System.out;
        out.println(line);
        out.flush();
    }

    /** The one line with which a start that cannot succeed ends. */
    static void complain(String line) {
        PrintStream err = System.err;
        err.println("slipway: " + line);
        err.flush();
    }
}
