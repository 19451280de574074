package slipway.connect;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import slipway.connect.platform.PlatformUrl;
import slipway.connect.terminal.ExitStatus;
import slipway.connect.terminal.Failure;

/**
 * What the person asked for.
 *
 * @param port 0 for any that is free
 * @param command empty for a shell
 */
record CommandLine(
        PlatformUrl platform, boolean login, Optional<Path> ca, int port, boolean verbose, List<String> command) {
    private static final int MAX_PORT = 65_535;

    CommandLine {
        command = List.copyOf(command);
    }

    static CommandLine parse(List<String> arguments) {
        int end = arguments.indexOf("--");
        List<String> command = end < 0 ? List.of() : arguments.subList(end + 1, arguments.size());
        Deque<String> rest = new ArrayDeque<>(end < 0 ? arguments : arguments.subList(0, end));
        List<String> words = new ArrayList<>();
        Optional<Path> ca = Optional.empty();
        int port = 0;
        boolean verbose = false;
        while (!rest.isEmpty()) {
            String argument = rest.remove();
            switch (argument) {
                case "--ca" -> ca = Optional.of(Path.of(value(argument, rest)));
                case "--port" -> port = port(value(argument, rest));
                case "-v" -> verbose = true;
                default -> words.add(word(argument));
            }
        }
        boolean login = words.remove("login");
        if (words.isEmpty()) {
            throw usage("Which platform? Its URL is missing");
        }
        PlatformUrl platform = PlatformUrl.parse(words.get(0));
        if (words.size() > 1) {
            throw usage("What is " + words.get(1) + "? A command comes after \"--\"");
        }
        if (end >= 0 && (login || command.isEmpty())) {
            throw usage(login ? "A login takes no command" : "The command after \"--\" is missing");
        }
        return new CommandLine(platform, login, ca, port, verbose, command);
    }

    private static String word(String argument) {
        if (argument.startsWith("-")) {
            throw usage("There is no option " + argument);
        }
        return argument;
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw usage("The option " + option + " needs a value");
        }
        return rest.remove();
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > MAX_PORT) {
            throw usage(text + " is no port");
        }
        return Integer.parseInt(text);
    }

    private static Failure usage(String why) {
        return new Failure(ExitStatus.USAGE, why + "; --help says more.");
    }
}
