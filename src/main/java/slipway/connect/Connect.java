package slipway.connect;

import java.util.List;
import java.util.Optional;
import slipway.connect.terminal.Failure;
import slipway.connect.terminal.Terminal;
import slipway.connect.terminal.Usage;

/** The command {@code slipway-connect}. */
public final class Connect {
    private Connect() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        Terminal terminal = Terminal.ofProcess();
        int end = arguments.indexOf("--");
        List<String> own = end < 0 ? arguments : arguments.subList(0, end);
        if (own.contains("--help")) {
            terminal.print(Usage.text());
            return 0;
        }
        if (own.contains("--version")) {
            terminal.print("slipway-connect " + version() + System.lineSeparator());
            return 0;
        }
        try {
            return new Session(CommandLine.parse(arguments), System.getenv(), terminal).run();
        } catch (Failure failure) {
            terminal.say(failure.getMessage());
            return failure.status().code();
        }
    }

    private static String version() {
        return Optional.ofNullable(Connect.class.getPackage().getImplementationVersion())
                .orElse("of a development build");
    }
}
